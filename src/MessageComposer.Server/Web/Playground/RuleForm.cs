using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MessageComposer.Composition.Lint;
using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Server.Web.Words;

namespace MessageComposer.Server.Web.Playground;

/// <summary>What stands in the form that makes a rule from a sentence.</summary>
public sealed partial record RuleForm
{
    /// <summary>As the rule files want of each kind.</summary>
    private const int LeastExamples = 2;

    private const int MostLines = 50;
    private const int LongestLine = 500;

    public required string File { get; init; }

    public required string Id { get; init; }

    public required string Category { get; init; }

    public required string Severity { get; init; }

    public required string Mode { get; init; }

    public required string Phrases { get; init; }

    public required string Reason { get; init; }

    public required string Suggest { get; init; }

    public required string Flag { get; init; }

    public required string Pass { get; init; }

    internal static RuleForm Read(IFormCollection? form, PlaygroundForm playground, ContentSnapshot content)
    {
        string Given(string name) => form is not null && form.TryGetValue("rule." + name, out Microsoft.Extensions.Primitives.StringValues values) ? values.ToString() : "";
        IReadOnlyList<string> files = FilesOf(content, playground.Locale);
        string sentence = playground.Fields.OrderByDescending(field => field.Key == "body").Select(field => field.Value.ReplaceLineEndings(" ").Trim()).FirstOrDefault(text => text.Length > 0) ?? "";
        string phrases = Given("phrases");
        return new RuleForm
        {
            File = files.Contains(Given("file"), StringComparer.Ordinal) ? Given("file") : files.Count > 0 ? files[0] : "",
            Id = Given("id") is { Length: > 0 } id ? Slug(id) : Slug(Lines(phrases).FirstOrDefault() ?? ""),
            Category = Categories.All.Contains(Given("category"), StringComparer.Ordinal) ? Given("category") : Categories.BannedWord,
            Severity = Given("severity") == "warn" ? "warn" : "block",
            Mode = Given("mode") == "enforce" ? "enforce" : "shadow",
            Phrases = phrases,
            Reason = Given("reason").Trim(),
            Suggest = Given("suggest"),
            Flag = Given("flag") is { Length: > 0 } flag ? flag : sentence,
            Pass = Given("pass"),
        };
    }

    /// <summary>The rule files of a locale; their owner stands in each.</summary>
    public static IReadOnlyList<string> FilesOf(ContentSnapshot content, string locale) =>
    [
        .. content.Files.Select(file => file.Path)
            .Where(path => path.StartsWith($"guardrails/{locale}/", StringComparison.Ordinal) && path.Count(character => character == '/') == 2 && path.EndsWith(".yaml", StringComparison.Ordinal)),
    ];

    /// <summary>By name of the input; empty where a rule can be made of it.</summary>
    public IReadOnlyDictionary<string, Guardrails.Definitions.LocalName> Mistakes()
    {
        Dictionary<string, Guardrails.Definitions.LocalName> mistakes = [];
        if (Lines(Phrases).Count == 0) mistakes["phrases"] = PlaygroundWords.NeedsPhrase;
        if (Id.Length == 0) mistakes["id"] = PlaygroundWords.NeedsId;
        if (Reason.Length == 0) mistakes["reason"] = PlaygroundWords.NeedsReason;
        if (Lines(Flag).Count < LeastExamples) mistakes["flag"] = PlaygroundWords.NeedsFlag;
        if (Lines(Pass).Count < LeastExamples) mistakes["pass"] = PlaygroundWords.NeedsPass;
        return mistakes;
    }

    public RuleDraft ToDraft() => new()
    {
        File = File,
        Id = Id,
        Category = Category,
        Severity = Severity == "warn" ? Guardrails.Severity.Warn : Guardrails.Severity.Block,
        Mode = Mode == "enforce" ? RuleMode.Enforce : RuleMode.Shadow,
        Reason = Reason,
        Phrases = Lines(Phrases),
        Suggest = Lines(Suggest),
        Flag = Lines(Flag),
        Pass = Lines(Pass),
    };

    private static List<string> Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostLines).Select(line => line.Length > LongestLine ? line[..LongestLine] : line)];

    /// <summary><c>Tốt nhất!</c> → <c>tot-nhat</c>.</summary>
    private static string Slug(string text)
    {
        StringBuilder letters = new();
        foreach (char character in text.ToLowerInvariant().Replace('đ', 'd').Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark) letters.Append(character);
        string slug = Others().Replace(letters.ToString(), "-").Trim('-');
        return slug.Length > 60 ? slug[..60].TrimEnd('-') : slug;
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Others();
}
