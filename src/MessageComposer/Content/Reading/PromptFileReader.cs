using MessageComposer.Content.Definitions;
using MessageComposer.Content.Yaml;
using MessageComposer.Templating;

namespace MessageComposer.Content.Reading;

/// <summary>Reads <c>prompts/&lt;scenario&gt;/&lt;version&gt;.prompt.md</c>: YAML between two lines of <c>---</c>, then the sections <c># system</c> and <c># user</c>.</summary>
internal static class PromptFileReader
{
    public static readonly MapShape Header = new("prompt-header", "") { Required = ["author", "date", "changed", "temperature", "max_output_tokens"] };

    /// <param name="text">The text as it is hashed: no byte-order mark, LF.</param>
    public static PromptContent? Read(string text, string id, FileReading file)
    {
        string[] lines = text.Split('\n');
        int close = lines[0].TrimEnd() == "---" ? Array.FindIndex(lines, 1, line => line.TrimEnd() == "---") : -1;
        if (close < 0)
        {
            file.Fault(1, 1, "", "must begin with author, date, changed, temperature and max_output_tokens between two lines of ---");
            return null;
        }
        PromptHeader? header = ReadHeader(string.Join('\n', lines[1..close]), file with { LineOffset = 1 });
        Template? system = ReadSection(lines, close + 1, "system", file);
        Template? user = ReadSection(lines, close + 1, "user", file);
        CheckHeadings(lines, close + 1, file);
        return header is null || system is null || user is null ? null : new PromptContent(id, header, ContentFingerprint.OfText(text), system, user);
    }

    private static PromptHeader? ReadHeader(string yaml, FileReading file)
    {
        if (YamlTree.Parse(yaml, file) is not { } root || YamlMap.Open(root, Header, file) is not { } map) return null;
        return new PromptHeader(map.Text("author"), map.Date("date"), map.Text("changed"), map.Number("temperature", 0, 2), map.Integer("max_output_tokens", 1, 100_000, otherwise: 1));
    }

    private static Template? ReadSection(string[] lines, int from, string name, FileReading file)
    {
        int heading = Array.FindIndex(lines, from, line => HeadingOf(line) == name);
        if (heading < 0)
        {
            file.Fault(lines.Length, 1, "# " + name, "the section is missing");
            return null;
        }
        int start = heading + 1;
        int end = Array.FindIndex(lines, start, line => HeadingOf(line) is not null);
        if (end < 0) end = lines.Length;
        while (start < end && string.IsNullOrWhiteSpace(lines[start])) start++;
        while (end > start && string.IsNullOrWhiteSpace(lines[end - 1])) end--;
        if (start == end)
        {
            file.Fault(heading + 1, 1, "# " + name, "the section is empty");
            return null;
        }
        string text = string.Join('\n', lines[start..end]);
        FileReading section = file with { LineOffset = start };
        Template? template = TemplateReader.Read(text, section, "# " + name);
        if (template is not null) TemplatePathCheck.CheckPrompt(template.Paths, text, section, "# " + name);
        return template;
    }

    /// <summary>A third heading or a second of a kind would silently drop text.</summary>
    private static void CheckHeadings(string[] lines, int from, FileReading file)
    {
        HashSet<string> seen = [];
        for (int i = from; i < lines.Length; i++)
        {
            if (HeadingOf(lines[i]) is { } name && !seen.Add(name)) file.Fault(i + 1, 1, "# " + name, "the section stands here twice");
            else if (seen.Count == 0 && !string.IsNullOrWhiteSpace(lines[i]))
            {
                file.Fault(i + 1, 1, "", "text before '# system' or '# user' would go nowhere");
                return;
            }
        }
    }

    private static string? HeadingOf(string line) => line.TrimEnd() switch { "# system" => "system", "# user" => "user", _ => null };
}
