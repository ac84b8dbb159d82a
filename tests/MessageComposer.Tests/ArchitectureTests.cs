using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MessageComposer.Tests;

/// <summary>Holds the house to its plan: what may use what, read from the sources themselves.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string s_root = FindRoot();

    /// <summary>The domain's folders from the ground up; each may use those before it, and itself.</summary>
    private static readonly string[] s_domainFolders = ["Messages", "Content", "Rendering", "Review", "Experiments", "Generation", "Composition"];

    [Theory]
    [InlineData("MessageComposer.Templating", "")]
    [InlineData("MessageComposer.Guardrails", "MessageComposer.Templating")]
    [InlineData("MessageComposer", "MessageComposer.Guardrails MessageComposer.Templating")]
    [InlineData("MessageComposer.Storage", "MessageComposer")]
    [InlineData("MessageComposer.Server", "MessageComposer MessageComposer.Storage")]
    public void Projects_refer_one_way_only(string project, string allowed)
    {
        XDocument file = XDocument.Load(Path.Combine(s_root, "src", project, project + ".csproj"));
        IEnumerable<string> referred = file.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
        Assert.Equal(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries), referred.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("MessageComposer.Templating")]
    [InlineData("MessageComposer.Guardrails")]
    public void The_lower_projects_take_no_package(string project) =>
        Assert.Empty(XDocument.Load(Path.Combine(s_root, "src", project, project + ".csproj")).Descendants("PackageReference"));

    [Fact]
    public void A_domain_folder_uses_only_those_below_it()
    {
        List<string> breaches = [];
        foreach (SourceText source in Sources("src/MessageComposer"))
        {
            int own = Array.IndexOf(s_domainFolders, source.Path.Split('/')[2]);
            if (own < 0) breaches.Add($"{source.Path}: a folder that is not in the plan");
            foreach (Match use in DomainUse().Matches(source.Code))
            {
                int used = Array.IndexOf(s_domainFolders, use.Groups["folder"].Value);
                if (used > own) breaches.Add($"{source.Path}: uses {use.Groups["folder"].Value}");
            }
        }
        Assert.Empty(breaches);
    }

    [Fact]
    public void The_domain_knows_no_HTTP_no_database_and_no_provider() =>
        Assert.Empty(Offenders("src/MessageComposer", ForeignToTheDomain()));

    [Fact]
    public void YAML_is_read_in_Content_only() =>
        Assert.All(Offenders("src", Yaml()), path => Assert.StartsWith("src/MessageComposer/Content/", path, StringComparison.Ordinal));

    [Fact]
    public void Nobody_asks_the_ambient_clock() => Assert.Empty(Offenders("src", AmbientClock()));

    /// <summary>Where both exist, the namespace hides the type from everything beside it. Migrations are left out: no code names them.</summary>
    [Fact]
    public void No_type_is_named_like_a_namespace_in_its_sight()
    {
        (string Path, string Namespace, string[] Types)[] files =
        [
            .. Sources("src").Where(source => !source.Path.Contains("/Migrations/", StringComparison.Ordinal) && NamespaceOf().IsMatch(source.Code)).Select(source => (
                source.Path, NamespaceOf().Match(source.Code).Groups["name"].Value, TypeName().Matches(source.Code).Select(found => found.Groups["name"].Value).ToArray())),
        ];
        HashSet<string> namespaces = [.. files.SelectMany(file => Ancestry(file.Namespace))];
        Assert.Contains("MessageComposer.Content", namespaces);
        Assert.Empty(files.SelectMany(file => file.Types
            .Where(type => Ancestry(file.Namespace).Any(ancestor => namespaces.Contains($"{ancestor}.{type}") || ancestor.Split('.')[^1] == type))
            .Select(type => $"{file.Path}: {type}")));
    }

    /// <summary><c>A.B.C</c>, <c>A.B</c>, <c>A</c>.</summary>
    private static IEnumerable<string> Ancestry(string name)
    {
        for (string? rest = name; rest is not null; rest = rest.LastIndexOf('.') is var dot and > 0 ? rest[..dot] : null) yield return rest;
    }

    [Fact]
    public void No_folder_is_a_drawer_for_odds_and_ends() =>
        Assert.Empty(Sources("src").SelectMany(source => source.Path.Split('/')).Where(part => part is "Helpers" or "Utils" or "Common" or "Managers").Distinct());

    [Theory]
    [InlineData("a // DateTime.Now\nb", "a \nb")]
    [InlineData("a /* x\ny */ b", "a  b")]
    [InlineData("\"// not a comment\" // one", "\"\" ")]
    [InlineData("@\"say \"\"hi\"\" // no\" x", "\"\" x")]
    [InlineData("'\"' // one", "'' ")]
    [InlineData("\"\"\"raw \"quoted\" // no\"\"\" x", "\"\" x")]
    public void Comments_and_literals_are_not_code(string text, string code) => Assert.Equal(code, CodeOf(text));

    private sealed record SourceText(string Path, string Code);

    private static IEnumerable<string> Offenders(string folder, Regex pattern) =>
        Sources(folder).Where(source => pattern.IsMatch(source.Code)).Select(source => source.Path);

    private static IEnumerable<SourceText> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(s_root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(s_root, file).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Select(path => new SourceText(path, CodeOf(File.ReadAllText(Path.Combine(s_root, path)))));

    /// <summary>The text without comments and without what stands in literals.</summary>
    private static string CodeOf(string text)
    {
        StringBuilder code = new(text.Length);
        int copied = 0;
        foreach (Match noise in Noise().Matches(text))
        {
            code.Append(text, copied, noise.Index - copied);
            code.Append(noise.Value[0] == '/' ? "" : noise.Value[0] == '\'' ? "''" : "\"\"");
            copied = noise.Index + noise.Length;
        }
        return code.Append(text, copied, text.Length - copied).ToString();
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MessageComposer.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }

    /// <summary>Comments, raw, verbatim and plain strings, characters. What an interpolation holds counts as literal: nothing looked for stands there.</summary>
    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|\$*(?<quotes>"{3,}).*?\k<quotes>|(?:\$@|@\$|@)"(?:[^"]|"")*"|\$?"(?:\\.|[^"\\\n])*"|'(?:\\.[^'\n]*|[^'\\\n])'""", RegexOptions.Singleline)]
    private static partial Regex Noise();

    [GeneratedRegex(@"(?:using (?:static )?|global::)MessageComposer\.(?<folder>Messages|Content|Rendering|Review|Experiments|Generation|Composition)\b")]
    private static partial Regex DomainUse();

    [GeneratedRegex(@"\b(Microsoft\.AspNetCore|Microsoft\.EntityFrameworkCore|System\.Net\.Http|Microsoft\.Data\.Sqlite|Npgsql|OpenAI|Azure|Serilog)\b")]
    private static partial Regex ForeignToTheDomain();

    [GeneratedRegex(@"\bYamlDotNet\b")]
    private static partial Regex Yaml();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b")]
    private static partial Regex AmbientClock();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceOf();

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record(?: struct| class)?) (?<name>[A-Z]\w*)")]
    private static partial Regex TypeName();
}
