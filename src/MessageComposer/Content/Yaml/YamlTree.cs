using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MessageComposer.Content.Yaml;

/// <summary>
/// Turns YAML text into nodes that know their places. Takes one document of plain maps, lists and scalars; anchors, aliases, tags,
/// tabs and duplicate keys are faults: an editor who meets them has nearly always mistyped, and aliases let a small file grow without bound.
/// </summary>
internal static class YamlTree
{
    private const int MaxDepth = 16;

    /// <returns>The root, or null with at least one fault.</returns>
    public static YamlNode? Parse(string text, FileReading file)
    {
        if (!HoldsOnlyText(text, file)) return null;
        Parser parser = new(new Scanner(new StringReader(text), skipComments: true));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out StreamEnd? _))
            {
                file.Fault(1, 1, "", "the file is empty");
                return null;
            }
            parser.Consume<DocumentStart>();
            YamlNode? root = Read(parser, file, 0);
            if (root is null) return null;
            parser.Consume<DocumentEnd>();
            if (parser.Accept<StreamEnd>(out StreamEnd? _)) return root;
            file.Fault(LineOf(parser.Current!.Start), 1, "", "one document per file: remove the second '---'");
            return null;
        }
        catch (YamlException fault)
        {
            file.Fault(LineOf(fault.Start), ColumnOf(fault.Start), "", "not valid YAML: " + Sentence(fault.Message));
            return null;
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            // Some broken input meets the parser in a state it does not expect, and it throws these instead.
            int line = parser.Current is { } last ? LineOf(last.End) : 1;
            file.Fault(line, 1, "", "not valid YAML from here on");
            return null;
        }
    }

    private static YamlNode? Read(Parser parser, FileReading file, int depth)
    {
        ParsingEvent current = parser.Current!;
        int line = LineOf(current.Start);
        int column = ColumnOf(current.Start);
        if (current is AnchorAlias) return Refuse(file, line, column, "aliases (*name) are not taken: write the value out");
        if (current is NodeEvent { Anchor.IsEmpty: false }) return Refuse(file, line, column, "anchors (&name) are not taken: write each value out");
        if (current is NodeEvent node && !node.Tag.IsEmpty && !IsQuotedText(node)) return Refuse(file, line, column, "tags (!name) are not taken");
        if (depth > MaxDepth) return Refuse(file, line, column, $"nested deeper than {MaxDepth} levels");
        if (parser.TryConsume<Scalar>(out Scalar? scalar)) return new YamlScalar(line, column, scalar.Value, FormOf(scalar.Style));
        return parser.TryConsume<SequenceStart>(out SequenceStart? _) ? ReadSequence(parser, file, depth, line, column) : ReadMapping(parser, file, depth, line, column);
    }

    private static YamlSequence? ReadSequence(Parser parser, FileReading file, int depth, int line, int column)
    {
        List<YamlNode> items = [];
        while (!parser.TryConsume<SequenceEnd>(out SequenceEnd? _))
        {
            if (Read(parser, file, depth + 1) is not { } item) return null;
            items.Add(item);
        }
        return new YamlSequence(line, column, items);
    }

    private static YamlMapping? ReadMapping(Parser parser, FileReading file, int depth, int line, int column)
    {
        parser.Consume<MappingStart>();
        List<YamlEntry> entries = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out MappingEnd? _))
        {
            if (Read(parser, file, depth + 1) is not { } key) return null;
            if (Read(parser, file, depth + 1) is not { } value) return null;
            if (key is not YamlScalar name) file.Fault(key.Line, key.Column, "", "a key must be a plain word");
            else if (!seen.Add(name.Text)) file.Fault(key.Line, key.Column, name.Text, "stands here a second time: of two equal keys one would be lost");
            else entries.Add(new YamlEntry(name, value));
        }
        // The parser gives a pair written straight into a list ([a, b: c]) no place of its own.
        return entries.Count > 0 && line == 1 ? new YamlMapping(entries[0].Key.Line, entries[0].Key.Column, entries) : new YamlMapping(line, column, entries);
    }

    private static bool HoldsOnlyText(string text, FileReading file)
    {
        int line = 1, lineStart = 0, faults = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (letter == '\n')
            {
                line++;
                lineStart = i + 1;
            }
            else if (char.IsControl(letter) && letter != '\r')
            {
                file.Fault(line, i - lineStart + 1, "", letter == '\t' ? "a tab: use spaces" : $"a control character (U+{(int)letter:X4})");
                if (++faults == 10) break;
            }
        }
        return faults == 0;
    }

    private static YamlNode? Refuse(FileReading file, int line, int column, string message)
    {
        file.Fault(line, column, "", message);
        return null;
    }

    /// <summary>The parser marks quoted scalars with the tag <c>!</c>.</summary>
    private static bool IsQuotedText(NodeEvent node) => node is Scalar { Style: not ScalarStyle.Plain } && node.Tag.IsNonSpecific;

    private static ScalarForm FormOf(ScalarStyle style) => style switch
    {
        ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted => ScalarForm.Quoted,
        ScalarStyle.Literal or ScalarStyle.Folded => ScalarForm.Block,
        _ => ScalarForm.Plain,
    };

    private static int LineOf(Mark mark) => Math.Max(1, (int)mark.Line);

    private static int ColumnOf(Mark mark) => Math.Max(1, (int)mark.Column);

    private static string Sentence(string message) => message.TrimEnd('.');
}
