namespace MessageComposer.Content.Yaml;

/// <summary>
/// The keys one kind of mapping may hold: the only place they are listed. Unknown and missing keys are reported by it, and a test holds the
/// JSON Schemas for editors to it.
/// </summary>
/// <param name="Schema">Name of the schema file without <c>.json</c>.</param>
/// <param name="Definition">Name under <c>$defs</c>; <c>""</c> is the root.</param>
internal sealed record MapShape(string Schema, string Definition)
{
    public IReadOnlyList<string> Required { get; init; } = [];

    public IReadOnlyList<string> Optional { get; init; } = [];

    public bool Knows(string key) => Required.Contains(key) || Optional.Contains(key);

    public IEnumerable<string> Keys => Required.Concat(Optional);
}
