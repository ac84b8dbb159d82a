using System.Text;
using System.Text.RegularExpressions;

namespace MessageComposer.Guardrails.Rules;

/// <summary>Compiles the patterns of rule files so that they match the toned key.</summary>
internal static partial class PatternSource
{
    /// <summary>Null with a message where the pattern is invalid or not linear in time.</summary>
    public static Regex? Compile(string source, out string? fault)
    {
        fault = null;
        try
        {
            return new Regex(Fold(source), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
        }
        catch (NotSupportedException)
        {
            fault = "the pattern needs look-around, a back-reference or an atomic group, which linear-time matching does not have";
        }
        catch (ArgumentException problem)
        {
            fault = $"not a valid pattern: {problem.Message}";
        }
        return null;
    }

    /// <summary>Puts tone marks where the key has them (hòa → hoà), so that either spelling may be written in a file.</summary>
    private static string Fold(string source) =>
        OldTonePlace().Replace(source.Normalize(NormalizationForm.FormC), static match => Moved(match.Value));

    private static string Moved(string pair)
    {
        int tone = Text.VietnameseLetters.ToneOf(pair[0]);
        return string.Concat(Text.VietnameseLetters.WithTone(pair[0], 0).ToString(), Text.VietnameseLetters.WithTone(pair[1], tone).ToString());
    }

    [GeneratedRegex(@"(?<![qQ])(?:[òóỏõọ][ae]|[ùúủũụ]y)(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex OldTonePlace();
}
