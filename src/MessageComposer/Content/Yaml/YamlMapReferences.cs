using MessageComposer.Templating;

namespace MessageComposer.Content.Yaml;

/// <summary>Values that point beyond their own file: names, fact paths, expressions over the brief.</summary>
internal static class YamlMapReferences
{
    /// <summary>Names that another file defines.</summary>
    public static IReadOnlyList<string> Names(this YamlMap map, string key, NameKind kind)
    {
        List<string> names = [];
        foreach (YamlScalar item in map.TextNodes(key))
        {
            map.File.Refer(kind, item.Text, item, map.PathOf(key));
            if (names.Contains(item.Text)) map.File.Fault(item, map.PathOf(key), $"\"{FaultList.Short(item.Text)}\" stands here twice");
            else names.Add(item.Text);
        }
        return names;
    }

    public static string? OptionalName(this YamlMap map, string key, NameKind kind)
    {
        string? name = map.OptionalText(key);
        if (name is not null) map.File.Refer(kind, name, map.Find(key)!, map.PathOf(key));
        return name;
    }

    public static string Name(this YamlMap map, string key, NameKind kind) => map.OptionalName(key, kind) ?? "";

    /// <summary>An expression of the template language, compiled; faults stand where the expression goes wrong.</summary>
    public static TemplateExpression? Expression(this YamlMap map, string key, out string? source)
    {
        source = map.OptionalText(key);
        if (source is null || map.Find(key) is not YamlScalar node) return null;
        if (TemplateExpression.TryParse(source, map.File.Path, TemplateLanguage.Options, out TemplateExpression? expression, out TemplateError? error)) return expression;
        bool samePlace = error.Line == 1 && node.Form != ScalarForm.Block && !source.Contains('\n', StringComparison.Ordinal);
        int column = samePlace ? node.Column + error.Column - (node.Form == ScalarForm.Quoted ? 0 : 1) : node.Column;
        map.File.Fault(node.Line, column, map.PathOf(key), "not an expression of the template language: " + error.Message);
        return null;
    }

    /// <summary>Fact paths (<c>product.price</c>) of the brief.</summary>
    public static IReadOnlyList<string> FactPathsOf(this YamlMap map, string key)
    {
        List<string> paths = [];
        foreach (YamlScalar item in map.TextNodes(key))
        {
            if (FactPaths.Refusal(item.Text) is { } refusal) map.File.Fault(item, map.PathOf(key), refusal);
            else if (paths.Contains(item.Text)) map.File.Fault(item, map.PathOf(key), $"\"{item.Text}\" stands here twice");
            else paths.Add(item.Text);
        }
        return paths;
    }

    public static string? OptionalFactPath(this YamlMap map, string key)
    {
        string? path = map.OptionalText(key);
        if (path is not null && FactPaths.Refusal(path) is { } refusal) map.Fault(key, refusal);
        return path;
    }
}
