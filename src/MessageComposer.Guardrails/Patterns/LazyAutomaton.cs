using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace MessageComposer.Guardrails.Patterns;

/// <summary>
/// Runs a <see cref="PatternProgram"/> over texts, one transition a character, whatever the pattern. States are made when a text first leads to them, and
/// all forgotten when there are too many. Thread-safe.
/// </summary>
internal sealed class LazyAutomaton
{
    /// <summary>Some hundreds serve the shipped patterns on any text that people write; each takes a kilobyte or two.</summary>
    private const int MostStates = 1_024;

    private const int Unknown = 0;

    private readonly PatternProgram _program;
    private readonly Alphabet _alphabet;
    private readonly bool _fromRight;
    private readonly int _inWord; // the number of the set that tells where words end
    private readonly int _lineBreak; // the letters behind the alphabet's own: the line break that ends a text,
    private readonly int _edge; // and its edge
    private readonly Lock _making = new();
    private readonly int[] _visited;
    private readonly Stack<int> _pending = [];
    private readonly List<int> _takes = [];
    private readonly List<int> _next = [];
    private int _visit;
    private States _states;

    private LazyAutomaton(PatternProgram program, bool fromRight)
    {
        _program = program;
        _fromRight = fromRight;
        _alphabet = new Alphabet([.. program.Sets, CharSet.InWord, CharSet.Of('\n')]);
        _inWord = program.Sets.Count;
        _lineBreak = _alphabet.Count;
        _edge = _alphabet.Count + 1;
        _visited = new int[program.Steps.Count];
        _states = new States(this);
    }

    /// <summary>What lies on one side of a place between two characters.</summary>
    private enum Side
    {
        Other,
        Word,
        Edge,

        /// <summary>The line break that ends a text.</summary>
        LineBreak,
    }

    public static LazyAutomaton FromLeft(IReadOnlyList<List<PatternNode>> pattern) => new(PatternProgram.FromLeft(pattern), fromRight: false);

    public static LazyAutomaton FromRight(IReadOnlyList<List<PatternNode>> pattern) => new(PatternProgram.FromRight(pattern), fromRight: true);

    /// <summary>Of one from the left: where the first match ends, as alternatives and repetitions would rather have it; -1 for none.</summary>
    public int EndOfFirst(ReadOnlySpan<char> text, int from)
    {
        States states = Volatile.Read(ref _states);
        State state = states.First(SideOf(from > 0 ? LetterAt(text, from - 1) : _edge));
        int end = -1;
        for (int i = from; ; i++)
        {
            int move = Move(ref states, state, i < text.Length ? LetterAt(text, i) : _edge);
            if ((move & 1) != 0) end = i;
            state = states.Made[move >> 1];
            if (i == text.Length || state.IsDead) return end;
        }
    }

    /// <summary>Of one from the right: where the longest match that ends there begins, not before <paramref name="from"/>; -1 for none.</summary>
    public int StartOfLongest(ReadOnlySpan<char> text, int from, int end)
    {
        States states = Volatile.Read(ref _states);
        State state = states.First(SideOf(end < text.Length ? LetterAt(text, end) : _edge));
        int start = -1;
        for (int i = end; ; i--)
        {
            int move = Move(ref states, state, i > 0 ? LetterAt(text, i - 1) : _edge);
            if ((move & 1) != 0) start = i;
            state = states.Made[move >> 1];
            if (i == from || state.IsDead) return start;
        }
    }

    private int LetterAt(ReadOnlySpan<char> text, int at) => text[at] == '\n' && at == text.Length - 1 ? _lineBreak : _alphabet.LetterOf(text[at]);

    private Side SideOf(int letter) => letter == _edge ? Side.Edge : letter == _lineBreak ? Side.LineBreak : _alphabet.Holds(_inWord, letter) ? Side.Word : Side.Other;

    /// <summary>The number of the next state, doubled, and one more where a match lies before the letter.</summary>
    private int Move(ref States states, State state, int letter)
    {
        int move = Volatile.Read(ref state.Moves[letter]);
        return move != Unknown ? move : Make(ref states, state, letter);
    }

    private int Make(ref States states, State state, int letter)
    {
        lock (_making)
        {
            Side side = SideOf(letter);
            bool matches = _fromRight ? Reach(state, left: side, right: state.Passed) : Reach(state, left: state.Passed, right: side);
            _next.Clear();
            if (letter != _edge)
            {
                BeginVisit();
                int known = letter == _lineBreak ? _alphabet.LetterOf('\n') : letter;
                foreach (int take in _takes)
                {
                    Step step = _program.Steps[take];
                    if (_alphabet.Holds(step.Other, known) && IsNew(step.Next)) _next.Add(step.Next);
                }
            }
            States before = states;
            if (states.IsFull) states = _states = _states.IsFull ? new States(this) : _states;
            int move = (states.Of(side, CollectionsMarshal.AsSpan(_next)).Number << 1) | (matches ? 1 : 0);
            if (states == before) Volatile.Write(ref state.Moves[letter], move);
            return move;
        }
    }

    /// <summary>Puts into <see cref="_takes"/> what the state may take next, in the order it would rather; of one from the left only what is better than a match.</summary>
    /// <returns>Whether a match lies here.</returns>
    private bool Reach(State state, Side left, Side right)
    {
        bool isEdge = (left == Side.Word) != (right == Side.Word);
        bool matches = false;
        _takes.Clear();
        BeginVisit();
        foreach (int first in state.Steps)
        {
            _pending.Push(first);
            while (_pending.TryPop(out int at))
            {
                if (!IsNew(at)) continue;
                Step step = _program.Steps[at];
                switch (step.Kind)
                {
                    case StepKind.Take:
                        _takes.Add(at);
                        break;
                    case StepKind.Choose:
                        _pending.Push(step.Other);
                        _pending.Push(step.Next);
                        break;
                    case StepKind.Match:
                        matches = true;
                        if (_fromRight) break;
                        _pending.Clear();
                        return true;
                    case StepKind.Edge when isEdge:
                    case StepKind.Start when left == Side.Edge:
                    case StepKind.End when right is Side.Edge or Side.LineBreak:
                        _pending.Push(step.Next);
                        break;
                }
            }
        }
        return matches;
    }

    private void BeginVisit() => _visit++;

    private bool IsNew(int step)
    {
        if (_visited[step] == _visit) return false;
        _visited[step] = _visit;
        return true;
    }

    /// <param name="number">Its place among the states.</param>
    /// <param name="passed">What lies on the side it came from.</param>
    /// <param name="steps">Where the program stands, the best first.</param>
    private sealed class State(int number, Side passed, int[] steps, int letters)
    {
        public int Number => number;

        public Side Passed => passed;

        public int[] Steps => steps;

        public bool IsDead => steps.Length == 0;

        /// <summary>By letter, see <see cref="Move"/>.</summary>
        public int[] Moves { get; } = new int[letters];
    }

    /// <summary>Those made so far. Grows under the lock of the automaton alone; a text keeps to one collection until that is full.</summary>
    private sealed class States
    {
        private readonly Dictionary<int[], State> _known = new(new SameNumbers());
        private readonly State[] _first;
        private readonly int _letters;
        private int _count = 1; // none has the number 0, which with no match would say that a move is unknown

        public States(LazyAutomaton automaton)
        {
            _letters = automaton._edge + 1;
            _first = [.. Enum.GetValues<Side>().Select(side => Of(side, [automaton._program.First]))];
        }

        public State[] Made { get; } = new State[MostStates];

        public bool IsFull => _count == MostStates;

        public State First(Side side) => _first[(int)side];

        public State Of(Side passed, ReadOnlySpan<int> steps)
        {
            int[] key = [(int)passed, .. steps];
            if (_known.TryGetValue(key, out State? known)) return known;
            State made = new(_count++, passed, key[1..], _letters);
            Made[made.Number] = made;
            _known[key] = made;
            return made;
        }
    }

    private sealed class SameNumbers : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? one, int[]? other) => one.AsSpan().SequenceEqual(other);

        public int GetHashCode([DisallowNull] int[] numbers)
        {
            HashCode hash = default;
            hash.AddBytes(MemoryMarshal.AsBytes<int>(numbers));
            return hash.ToHashCode();
        }
    }
}
