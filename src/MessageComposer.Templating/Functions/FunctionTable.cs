namespace MessageComposer.Templating.Functions;

/// <summary>The functions of the language by group and name.</summary>
internal static class FunctionTable
{
    private static readonly Dictionary<string, Dictionary<string, TemplateFunction>> Groups = new(StringComparer.Ordinal)
    {
        ["string"] = ByName(StringFunctions.All),
        ["html"] = ByName(HtmlFunctions.All),
        ["math"] = ByName(MathFunctions.All),
        ["array"] = ByName(ArrayFunctions.All),
        ["date"] = ByName(DateFunctions.All),
        ["object"] = ByName(ObjectFunctions.All),
    };

    public static IReadOnlyCollection<string> GroupNames => Groups.Keys;

    public static bool IsGroup(string name) => Groups.ContainsKey(name);

    public static TemplateFunction? TryFind(string group, string name) =>
        Groups.TryGetValue(group, out Dictionary<string, TemplateFunction>? functions) ? functions.GetValueOrDefault(name) : null;

    private static Dictionary<string, TemplateFunction> ByName(IEnumerable<TemplateFunction> functions) =>
        functions.ToDictionary(function => function.Name[(function.Name.IndexOf('.', StringComparison.Ordinal) + 1)..], StringComparer.Ordinal);
}
