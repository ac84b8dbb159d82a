namespace MessageComposer.Content;

/// <summary>What a content file is, by where it stands.</summary>
internal enum ContentKind
{
    /// <summary>Not a content file: a README, a note.</summary>
    Other,

    /// <summary>Looks like content, but stands where nothing of its kind is read.</summary>
    Misplaced,
    Conditions,
    Scenario,
    Prompt,
    Fallback,
    EmailLayout,
    Channels,
    Segments,
    Goods,
    Evidence,
    ZaloTemplates,
    Review,
    Rules,
    Tone,
}

internal static class ContentKinds
{
    /// <summary>Whether the guardrail pipeline is compiled from files of this kind.</summary>
    public static bool IsCompiledToRules(this ContentKind kind) =>
        kind is ContentKind.Rules or ContentKind.Tone or ContentKind.Channels or ContentKind.Goods or ContentKind.Evidence;
}

/// <summary>The map of the content folders: which path holds what.</summary>
/// <param name="Scenario">Of scenario, prompt and fallback files.</param>
/// <param name="Locale">Of fallback, layout, rule and tone files.</param>
/// <param name="Name">The file's name without extension: version, channel or tone.</param>
internal readonly record struct ContentPath(ContentKind Kind, string Scenario, string Locale, string Name)
{
    public static ContentPath Of(string path)
    {
        string[] parts = path.Split('/');
        if (path.StartsWith("guardrails/schemas/", StringComparison.Ordinal) || parts.Any(IsEditors)) return Plain(ContentKind.Other);
        return parts switch
        {
            ["prompts", "conditions.yaml"] => Plain(ContentKind.Conditions),
            ["prompts", "layouts", string locale, "email.html.scriban"] => new(ContentKind.EmailLayout, "", locale, "email"),
            ["prompts", not "layouts", "scenario.yaml"] => new(ContentKind.Scenario, parts[1], "", ""),
            ["prompts", not "layouts", string file] when NameOf(file, ".prompt.md") is { } version => new(ContentKind.Prompt, parts[1], "", version),
            ["prompts", string scenario, "fallback", string locale, string file] when NameOf(file, ".scriban") is { } channel => new(ContentKind.Fallback, scenario, locale, channel),
            ["guardrails", "channels.yaml"] => Plain(ContentKind.Channels),
            ["guardrails", "segments.yaml"] => Plain(ContentKind.Segments),
            ["guardrails", "goods.yaml"] => Plain(ContentKind.Goods),
            ["guardrails", "evidence.yaml"] => Plain(ContentKind.Evidence),
            ["guardrails", "zalo-templates.yaml"] => Plain(ContentKind.ZaloTemplates),
            ["guardrails", "review.yaml"] => Plain(ContentKind.Review),
            ["guardrails", string locale, string file] when NameOf(file, ".yaml") is { } name => new(ContentKind.Rules, "", locale, name),
            ["guardrails", string locale, "tone", string file] when NameOf(file, ".yaml") is { } name => new(ContentKind.Tone, "", locale, name),
            _ => Plain(LooksLikeContent(parts[^1]) ? ContentKind.Misplaced : ContentKind.Other),
        };
    }

    /// <summary>Names of files and folders that editors and systems make for themselves.</summary>
    public static bool IsEditors(string name) => name.StartsWith('.') || name.StartsWith('#') || name.EndsWith('~');

    private static ContentPath Plain(ContentKind kind) => new(kind, "", "", "");

    private static string? NameOf(string file, string extension) =>
        file.Length > extension.Length && file.EndsWith(extension, StringComparison.Ordinal) ? file[..^extension.Length] : null;

    private static bool LooksLikeContent(string file) =>
        file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
        || file.EndsWith(".scriban", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".prompt.md", StringComparison.OrdinalIgnoreCase);
}
