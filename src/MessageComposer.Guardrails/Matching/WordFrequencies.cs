using MessageComposer.Guardrails.Patterns;

namespace MessageComposer.Guardrails.Matching;

/// <summary>How common the words that patterns ask for are, estimated from a sample of copy. An estimate: it decides what a text costs, never what is found.</summary>
internal sealed class WordFrequencies
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _ofBeginnings = new(StringComparer.Ordinal);
    private readonly int _numbers;

    public WordFrequencies(IEnumerable<string> sample)
    {
        foreach (string line in sample)
        {
            foreach (string word in line.ToLowerInvariant().Split([' ', ',', '.', '?', ':', ';', '"', '(', ')', '\n', '…', .. RequiredWords.Signs], StringSplitOptions.RemoveEmptyEntries))
            {
                if (char.IsAsciiDigit(word[0])) _numbers++;
                _counts[word] = _counts.GetValueOrDefault(word) + 1;
            }
            foreach (char sign in RequiredWords.Signs)
                if (line.Contains(sign)) _counts[sign.ToString()] = _counts.GetValueOrDefault(sign.ToString()) + 1;
        }
    }

    /// <summary>How often about one of the words stands in the sample, and one more for each word that must be looked for.</summary>
    public int Of(RequiredSet set) => set.Words.Sum(Of) + set.Words.Count;

    private int Of(string word)
    {
        if (word == RequiredWords.AnyNumber) return _numbers;
        int then = word.IndexOf(RequiredWords.Then);
        if (then >= 0) return Math.Min(Of(word[..then]), Of(word[(then + 1)..])) / 2;
        if (word[^1] != RequiredWords.Prefix || word.Length == 1) return _counts.GetValueOrDefault(word);
        if (_ofBeginnings.TryGetValue(word, out int known)) return known;
        ReadOnlySpan<char> beginning = word.AsSpan(0, word.Length - 1);
        int sum = 0;
        foreach ((string counted, int count) in _counts)
            if (counted.AsSpan().StartsWith(beginning, StringComparison.Ordinal)) sum += count;
        return _ofBeginnings[word] = sum;
    }
}
