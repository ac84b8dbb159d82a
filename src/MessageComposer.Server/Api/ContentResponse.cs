using MessageComposer.Content;
using MessageComposer.Messages;

namespace MessageComposer.Server.Api;

/// <summary>The content in force.</summary>
public sealed record ContentResponse
{
    /// <summary>Of all files; stands in every message's <c>versions.content</c>.</summary>
    public required string Hash { get; init; }

    /// <summary>The files have faults: older content serves than what they say.</summary>
    public required bool Degraded { get; init; }

    /// <summary>When the files were last found to be so.</summary>
    public required DateTimeOffset Since { get; init; }

    public required IReadOnlyList<ScenarioResponse> Scenarios { get; init; }

    public required IReadOnlyList<ContentFileResponse> Files { get; init; }

    public required IReadOnlyList<ContentFaultResponse> Faults { get; init; }

    public required IReadOnlyList<ContentFaultResponse> Warnings { get; init; }

    public static ContentResponse From(ContentSnapshot content, ContentStatus status) => new()
    {
        Hash = content.Hash,
        Degraded = status.IsDegraded,
        Since = status.Since,
        Scenarios = [.. content.Scenarios.Values.OrderBy(scenario => scenario.Definition.Id, StringComparer.Ordinal).Select(ScenarioResponse.From)],
        Files = [.. content.Files.Select(file => new ContentFileResponse(file.Path, file.Sha256, file.Owner))],
        Faults = [.. status.Faults.Select(ContentFaultResponse.From)],
        Warnings = [.. status.Warnings.Select(ContentFaultResponse.From)],
    };
}

public sealed record ScenarioResponse(
    string Id, string Name, string NameEn, string Purpose, IReadOnlyList<string> Locales, IReadOnlyList<string> Channels, IReadOnlyList<string> Angles, bool Live)
{
    public static ScenarioResponse From(ScenarioContent scenario) => new(
        scenario.Definition.Id, scenario.Definition.Names.Vi, scenario.Definition.Names.En, PurposeNames.Of(scenario.Definition.Purpose),
        scenario.Definition.Locales, scenario.Definition.Channels, [.. scenario.Definition.Angles.Select(angle => angle.Id)], scenario.Definition.Live);
}

/// <param name="Owner"><c>brand</c>, <c>legal</c> or null.</param>
public sealed record ContentFileResponse(string Path, string Sha256, string? Owner);

public sealed record ContentFaultResponse(string File, int Line, int Column, string Key, string Message)
{
    public static ContentFaultResponse From(ContentFault fault) => new(fault.File, fault.Line, fault.Column, fault.Key, fault.Message);
}
