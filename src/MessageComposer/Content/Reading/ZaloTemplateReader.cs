using System.Text.RegularExpressions;
using MessageComposer.Content.Definitions;
using MessageComposer.Content.Yaml;
using MessageComposer.Templating;

namespace MessageComposer.Content.Reading;

/// <summary>Reads <c>guardrails/zalo-templates.yaml</c>.</summary>
internal static partial class ZaloTemplateReader
{
    public static readonly MapShape File = new("zalo-templates", "") { Required = ["templates"], Optional = ["owner"] };

    public static readonly MapShape Template = new("zalo-templates", "template")
    {
        Required = ["id", "scenario", "locale", "names", "tag", "status", "text", "parameters"],
        Optional = ["angle"],
    };

    public static readonly MapShape Parameter = new("zalo-templates", "parameter") { Required = ["name", "kind", "max", "value"], Optional = ["required"] };

    public static IReadOnlyList<string> States { get; } = ["draft", "filed", "approved", "rejected"];

    public static IReadOnlyList<ZaloTemplateContent>? Read(YamlNode root, FileReading file) =>
        YamlMap.Open(root, File, file)?.List("templates", Template, ReadTemplate);

    private static ZaloTemplateContent ReadTemplate(YamlMap map)
    {
        IReadOnlyList<(ZaloParameter Parameter, TemplateExpression? Value)> parameters = map.List("parameters", Parameter, ReadParameter);
        ZaloTemplateDefinition definition = new()
        {
            Id = map.Text("id"),
            Scenario = map.Name("scenario", NameKind.Scenario),
            Angle = map.OptionalText("angle"),
            Locale = map.Name("locale", NameKind.Locale),
            Names = LocalNames.Read(map),
            Tag = map.Integer("tag", 1, 3, otherwise: 1),
            Status = map.OneOf("status", States, "draft"),
            Text = map.Text("text"),
            Parameters = [.. parameters.Select(parameter => parameter.Parameter)],
        };
        if (definition.Angle is not null) map.File.References.Add(NameKind.Angle, definition.Scenario + "/" + definition.Angle, map.PlaceOf("angle"), map.PathOf("angle"));
        CheckMarks(map, definition);
        return new ZaloTemplateContent(definition, [.. parameters.Select(parameter => parameter.Value).OfType<TemplateExpression>()]);
    }

    private static (ZaloParameter, TemplateExpression?) ReadParameter(YamlMap map)
    {
        TemplateExpression? value = map.Expression("value", out string? source);
        ZaloParameter parameter = new(map.Text("name"), map.Choice<ZaloParameterKind>("kind"), map.Integer("max", 1, 1000, otherwise: 1), source ?? "", map.Flag("required", otherwise: true));
        if (map.Has("name") && !ParameterName().IsMatch(parameter.Name)) map.Fault("name", "a parameter's name is made of a-z, 0-9 and '_'");
        return (parameter, value);
    }

    /// <summary>The registered wording and the list of parameters must agree: Zalo refuses a message that lacks one.</summary>
    private static void CheckMarks(YamlMap map, ZaloTemplateDefinition definition)
    {
        HashSet<string> marks = [.. Mark().Matches(definition.Text).Select(match => match.Groups[1].Value)];
        HashSet<string> names = [];
        foreach (ZaloParameter parameter in definition.Parameters)
        {
            if (parameter.Name.Length == 0) continue;
            if (!names.Add(parameter.Name)) map.Fault("parameters", $"parameter \"{FaultList.Short(parameter.Name)}\" stands here twice");
            else if (map.Has("text") && !marks.Contains(parameter.Name)) map.Fault("text", $"lacks <{FaultList.Short(parameter.Name)}>, which is a parameter");
        }
        foreach (string mark in marks.Order(StringComparer.Ordinal))
        {
            if (!names.Contains(mark)) map.Fault("text", $"holds <{FaultList.Short(mark)}>, which is no parameter{NearestName.Hint(mark, names)}");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,63}$", RegexOptions.CultureInvariant)]
    private static partial Regex ParameterName();

    [GeneratedRegex("<([^<>\n]{1,64})>", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
