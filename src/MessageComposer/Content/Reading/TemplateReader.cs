using System.Text.RegularExpressions;
using MessageComposer.Content.Yaml;
using MessageComposer.Templating;

namespace MessageComposer.Content.Reading;

/// <summary>Compiles template text that stands in a content file.</summary>
internal static partial class TemplateReader
{
    public static Template? Read(string text, FileReading file, string key = "")
    {
        if (Template.TryParse(text, file.Path, TemplateLanguage.Options, out Template? template, out TemplateError? error)) return template;
        file.Fault(error.Line, error.Column, key, error.Message);
        return null;
    }

    /// <summary>The names a template captures.</summary>
    public static IReadOnlySet<string> CapturesOf(string text) => Capture().Matches(text).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"(?:\{\{[-~]?|[\n;])\s*capture\s+([\p{L}_][\p{L}\p{Nd}_]*)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Capture();
}
