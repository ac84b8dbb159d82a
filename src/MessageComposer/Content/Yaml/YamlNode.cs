namespace MessageComposer.Content.Yaml;

/// <summary>How a scalar was written: tells a null from the text "null", and where the text begins.</summary>
internal enum ScalarForm
{
    Plain,
    Quoted,
    Block,
}

/// <summary>One node of a YAML file with its place; line and column count from 1.</summary>
internal abstract record YamlNode(int Line, int Column);

internal sealed record YamlScalar(int Line, int Column, string Text, ScalarForm Form) : YamlNode(Line, Column)
{
    /// <summary>Nothing behind the colon.</summary>
    public bool IsEmpty => Form == ScalarForm.Plain && Text.Length == 0;

    /// <summary>Said to be nothing: <c>null</c> or <c>~</c>.</summary>
    public bool IsNull => Form == ScalarForm.Plain && Text is "null" or "~";
}

internal sealed record YamlSequence(int Line, int Column, IReadOnlyList<YamlNode> Items) : YamlNode(Line, Column);

internal sealed record YamlMapping(int Line, int Column, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line, Column);

internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
