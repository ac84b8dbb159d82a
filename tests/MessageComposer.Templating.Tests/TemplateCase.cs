using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessageComposer.Templating.Tests;

/// <summary>One line of a case file: a template, a model, and the text or the error it must give.</summary>
public sealed record TemplateCase
{
    public required string Id { get; init; }

    public required string Feature { get; init; }

    public required string Template { get; init; }

    public required JsonElement Model { get; init; }

    public string? Expected { get; init; }

    public bool Error { get; init; }

    public bool Strict { get; init; }

    public string Culture { get; init; } = "";

    /// <summary>What found the error in the reference: <c>parse</c>, <c>runtime</c> or <c>subset</c>. Advice.</summary>
    public string? Phase { get; init; }

    public int? Line { get; init; }

    public int? Column { get; init; }

    [JsonIgnore]
    public TemplateOptions Options => new() { Strict = Strict, Culture = Culture };

    public static IReadOnlyDictionary<string, TemplateCase> Load(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, file))
            .Where(line => line.Length > 0)
            .Select(line => JsonSerializer.Deserialize<TemplateCase>(line, JsonSerializerOptions.Web)!)
            .ToDictionary(one => one.Id, StringComparer.Ordinal);
}
