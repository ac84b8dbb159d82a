using System.Text.RegularExpressions;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Patterns;

/// <summary>
/// A valid pattern that is matched in linear time. What <see cref="PatternReader"/> reads runs on a <see cref="LazyAutomaton"/>, made when a text first comes
/// near; the rest on <see cref="System.Text.RegularExpressions"/>, whose automata take milliseconds and megabytes each. Thread-safe.
/// </summary>
internal sealed class LinearPattern
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <summary>Steps of the largest automaton.</summary>
    private const int MostSteps = 10_000;

    private readonly Regex? _unread;
    private readonly Lazy<LazyAutomaton>? _fromLeft;
    private readonly Lazy<LazyAutomaton>? _fromRight;

    /// <exception cref="NotSupportedException">It needs more than linear time, or is too large.</exception>
    /// <exception cref="ArgumentException">It is not a pattern.</exception>
    public LinearPattern(string source)
    {
        if (PatternReader.Read(source) is not { } read)
        {
            _unread = new Regex(source, Options);
            MatchesNothing = _unread.IsMatch("");
            return;
        }
        if (PatternProgram.SizeOf(read) > MostSteps) throw new NotSupportedException($"More than {MostSteps} steps.");
        Requires = RequiredWords.Of(read);
        MatchesNothing = PatternProgram.MatchesNothing(read);
        _fromLeft = new Lazy<LazyAutomaton>(() => LazyAutomaton.FromLeft(PatternReader.Read(source)!));
        _fromRight = new Lazy<LazyAutomaton>(() => LazyAutomaton.FromRight(PatternReader.Read(source)!));
    }

    /// <summary>What a text must hold to match.</summary>
    public IReadOnlyList<RequiredChain> Requires { get; } = [];

    /// <summary>Whether it may match where there is nothing, so that every text would.</summary>
    public bool MatchesNothing { get; }

    public bool IsIn(ReadOnlySpan<char> text) => TryFind(text, 0, out _);

    /// <summary>The first match of one character or more that begins at the place or behind it.</summary>
    public bool TryFind(ReadOnlySpan<char> text, int from, out TextSpan match)
    {
        match = default;
        if (_unread is not null)
        {
            foreach (ValueMatch found in _unread.EnumerateMatches(text, from))
            {
                if (found.Length == 0) continue;
                match = new TextSpan(found.Index, found.Length);
                return true;
            }
            return false;
        }
        int end = _fromLeft!.Value.EndOfFirst(text, from);
        if (end < 0) return false;
        match = TextSpan.FromTo(_fromRight!.Value.StartOfLongest(text, from, end), end);
        return true;
    }
}
