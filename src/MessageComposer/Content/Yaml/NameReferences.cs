using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Content.Yaml;

/// <summary>What a name in one file stands for in another.</summary>
internal enum NameKind
{
    Channel,
    Locale,
    Segment,
    Motive,
    Condition,
    Scenario,
    Angle,
    RuleSet,
    Category,
}

/// <summary>Names used before it is known whether anything bears them; resolved when all files are read, each at the place where it stands.</summary>
internal sealed class NameReferences
{
    private readonly List<Reference> _references = [];

    public void Add(NameKind kind, string name, SourcePlace place, string key) => _references.Add(new Reference(kind, name, place, key));

    /// <param name="known">Null where the file that defines them could not be read: its own fault is enough.</param>
    public void Resolve(NameKind kind, IReadOnlySet<string>? known, string definedIn, FaultList faults)
    {
        if (known is null) return;
        foreach (Reference reference in _references)
        {
            if (reference.Kind != kind || reference.Name.Length == 0 || known.Contains(reference.Name)) continue;
            faults.Add(reference.Place, reference.Key, $"{WordFor(kind)} \"{FaultList.Short(reference.Name)}\" is not in {definedIn}{NearestName.Hint(reference.Name, known)}");
        }
    }

    public bool Uses(NameKind kind, string name) => _references.Exists(reference => reference.Kind == kind && reference.Name == name);

    private static string WordFor(NameKind kind) => kind switch
    {
        NameKind.Channel => "channel",
        NameKind.Locale => "locale",
        NameKind.Segment => "segment",
        NameKind.Motive => "motive",
        NameKind.Condition => "condition",
        NameKind.Scenario => "scenario",
        NameKind.Angle => "angle",
        NameKind.RuleSet => "rule set",
        NameKind.Category => "category",
    };

    private readonly record struct Reference(NameKind Kind, string Name, SourcePlace Place, string Key);
}
