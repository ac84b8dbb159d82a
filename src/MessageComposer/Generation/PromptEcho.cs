using System.Text;

namespace MessageComposer.Generation;

/// <summary>
/// Finds copy that recites its own instructions: what a model does that was talked into showing its prompt. Items of lists are left out, since
/// they hold the samples and sayings that copy may resemble.
/// </summary>
internal static class PromptEcho
{
    /// <summary>So many words in the same order are no coincidence.</summary>
    private const int Words = 7;

    public static bool IsIn(Prompt prompt, IEnumerable<KeyValuePair<string, string>> fields)
    {
        HashSet<string> instructions = new(StringComparer.Ordinal);
        foreach (string line in prompt.System.Split('\n'))
            if (!line.AsSpan().TrimStart().StartsWith("-")) instructions.UnionWith(Runs(line));
        return fields.Any(field => Runs(field.Value).Any(instructions.Contains));
    }

    private static IEnumerable<string> Runs(string text)
    {
        string[] words = WordsOf(text);
        for (int i = 0; i + Words <= words.Length; i++) yield return string.Join(' ', words, i, Words);
    }

    private static string[] WordsOf(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (char letter in text.Normalize()) plain.Append(char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
