namespace MessageComposer.Guardrails.Patterns;

internal enum StepKind : byte
{
    /// <summary>Takes a character of the set.</summary>
    Take,

    /// <summary>Goes on at either of two steps, rather at the first.</summary>
    Choose,

    /// <summary>Goes on where a word begins or ends.</summary>
    Edge,

    /// <summary>Goes on at the start of the text.</summary>
    Start,

    /// <summary>Goes on at the end of the text, or before the line break that ends it.</summary>
    End,

    Match,
}

/// <param name="Next">The step behind.</param>
/// <param name="Other">Of <see cref="StepKind.Choose"/> the second choice, of <see cref="StepKind.Take"/> the number of the set.</param>
internal readonly record struct Step(StepKind Kind, int Next, int Other);

/// <summary>A pattern as the steps of a non-deterministic automaton, which read a text from left to right or from right to left.</summary>
internal sealed class PatternProgram
{
    private readonly List<Step> _steps = [new Step(StepKind.Match, 0, 0)];
    private readonly Dictionary<CharSet, int> _numbers = [];
    private readonly List<CharSet> _sets = [];
    private readonly bool _fromRight;

    private PatternProgram(IReadOnlyList<List<PatternNode>> pattern, bool fromRight)
    {
        _fromRight = fromRight;
        First = Emit(pattern, next: 0);
    }

    public IReadOnlyList<Step> Steps => _steps;

    public IReadOnlyList<CharSet> Sets => _sets;

    /// <summary>The step to begin at.</summary>
    public int First { get; private set; }

    /// <summary>Begins at any place, the sooner the rather.</summary>
    public static PatternProgram FromLeft(IReadOnlyList<List<PatternNode>> pattern)
    {
        PatternProgram program = new(pattern, fromRight: false);
        int loop = program.Reserve();
        int skip = program.Take(CharSet.Of(char.MinValue, char.MaxValue), loop);
        program._steps[loop] = new Step(StepKind.Choose, program.First, skip);
        program.First = loop;
        return program;
    }

    /// <summary>Begins at the end of a match.</summary>
    public static PatternProgram FromRight(IReadOnlyList<List<PatternNode>> pattern) => new(pattern, fromRight: true);

    /// <summary>How many steps a pattern would take, up to <see cref="PatternNode.AnyTimes"/>.</summary>
    public static int SizeOf(IReadOnlyList<List<PatternNode>> alternatives)
    {
        long size = 0;
        foreach (List<PatternNode> nodes in alternatives)
            foreach (PatternNode node in nodes)
                size = Math.Min(PatternNode.AnyTimes, size + ((node.Kind == PatternNodeKind.Group ? SizeOf(node.Alternatives) : 1L) * Math.Max(1, node.Max == PatternNode.AnyTimes ? node.Min + 1 : node.Max)));
        return (int)size;
    }

    public static bool MatchesNothing(IReadOnlyList<List<PatternNode>> alternatives) =>
        alternatives.Any(static nodes => nodes.TrueForAll(static node => node.Min == 0 || (node.Set is null && (node.Kind != PatternNodeKind.Group || MatchesNothing(node.Alternatives)))));

    private int Emit(IReadOnlyList<List<PatternNode>> alternatives, int next)
    {
        int first = Emit(alternatives[^1], next);
        for (int i = alternatives.Count - 2; i >= 0; i--) first = Add(new Step(StepKind.Choose, Emit(alternatives[i], next), first));
        return first;
    }

    private int Emit(List<PatternNode> nodes, int next)
    {
        for (int i = 0; i < nodes.Count; i++) next = Repeat(nodes[_fromRight ? i : nodes.Count - 1 - i], next);
        return next;
    }

    private int Repeat(PatternNode node, int next)
    {
        int first = next;
        if (node.Max == PatternNode.AnyTimes)
        {
            first = Reserve();
            _steps[first] = Choice(node, Once(node, first), next);
        }
        else
        {
            for (int i = node.Min; i < node.Max; i++) first = Add(Choice(node, Once(node, first), next));
        }
        for (int i = 0; i < node.Min; i++) first = Once(node, first);
        return first;
    }

    private static Step Choice(PatternNode node, int again, int next) => node.IsLazy ? new Step(StepKind.Choose, next, again) : new Step(StepKind.Choose, again, next);

    private int Once(PatternNode node, int next) => node.Kind switch
    {
        PatternNodeKind.Group => Emit(node.Alternatives, next),
        PatternNodeKind.Edge => Add(new Step(StepKind.Edge, next, 0)),
        PatternNodeKind.Start => Add(new Step(StepKind.Start, next, 0)),
        PatternNodeKind.End => Add(new Step(StepKind.End, next, 0)),
        _ => Take(node.Set!, next),
    };

    private int Take(CharSet set, int next)
    {
        if (!_numbers.TryGetValue(set, out int number))
        {
            _numbers[set] = number = _sets.Count;
            _sets.Add(set);
        }
        return Add(new Step(StepKind.Take, next, number));
    }

    private int Reserve() => Add(default);

    private int Add(Step step)
    {
        _steps.Add(step);
        return _steps.Count - 1;
    }
}
