using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Content.Yaml;

/// <summary>What is found out while one file is read: its faults, and the names it uses that other files must define.</summary>
/// <param name="LineOffset">Lines that stand before the text read, as before the parts of a prompt file.</param>
internal sealed record FileReading(string Path, FaultList Faults, NameReferences References, EntryIndex Entries, int LineOffset = 0)
{
    public void Fault(int line, int column, string key, string message) => Faults.Add(Path, line + LineOffset, column, key, message);

    public void Fault(YamlNode at, string key, string message) => Fault(at.Line, at.Column, key, message);

    public void Refer(NameKind kind, string name, YamlNode at, string key) => References.Add(kind, name, Place(at), key);

    public SourcePlace Place(YamlNode at) => new(Path, at.Line + LineOffset, at.Column);
}
