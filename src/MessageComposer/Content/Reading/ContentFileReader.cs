using System.Text;
using MessageComposer.Content.Yaml;
using MessageComposer.Templating;

namespace MessageComposer.Content.Reading;

/// <summary>Reads each file by its kind into the draft.</summary>
internal static class ContentFileReader
{
    private static readonly UTF8Encoding _strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Read(SourceFile source, ContentDraft draft)
    {
        ContentPath path = ContentPath.Of(source.Path);
        FileReading file = new(source.Path, draft.Faults, draft.References, draft.Entries);
        if (path.Kind == ContentKind.Misplaced) file.Fault(0, 0, "", "no content of this name is read here: check folder, name and extension (.yaml, .prompt.md, .scriban)");
        else if (source.Bytes.Length > ContentFolder.MaxFileBytes) file.Fault(0, 0, "", "is greater than 1 MiB");
        else if (NamesAreSound(path, file)) ReadText(source, path, file, draft);
    }

    private static void ReadText(SourceFile source, ContentPath path, FileReading file, ContentDraft draft)
    {
        string? owner = null;
        if (path.Locale.Length > 0 && path.Kind is ContentKind.Rules or ContentKind.Tone) draft.Locales.Add(path.Locale);
        string? text = TextOf(source, file);
        if (path.Kind is ContentKind.Prompt or ContentKind.Fallback or ContentKind.EmailLayout) ReadTemplates(text, source, path, file, draft);
        else
        {
            if (path.Kind == ContentKind.Scenario) draft.ScenarioOf(path.Scenario).HasFile = true;
            if (path.Kind == ContentKind.Tone) draft.ToneFiles.Add((path.Locale, path.Name));
            if (text is not null && YamlTree.Parse(text, file) is { } root) owner = ReadYaml(root, path, file, draft);
        }
        draft.Files.Add(new ContentFile(source.Path, ContentFingerprint.OfBytes(source.Bytes.Span), owner));
    }

    private static void ReadTemplates(string? text, SourceFile source, ContentPath path, FileReading file, ContentDraft draft)
    {
        switch (path.Kind)
        {
            case ContentKind.Prompt:
                ScenarioDraft scenario = draft.ScenarioOf(path.Scenario);
                scenario.Prompts[path.Name] = text is null ? null : PromptFileReader.Read(text, path.Name, file);
                if (text is not null) scenario.PromptHashes[path.Name] = ContentFingerprint.OfText(text);
                break;
            case ContentKind.Fallback:
                Template? template = text is null ? null : TemplateReader.Read(text, file);
                if (template is not null) TemplatePathCheck.CheckFallback(template.Paths, text!, file);
                FallbackContent? content = template is null ? null : new FallbackContent(source.Path, ContentFingerprint.OfBytes(source.Bytes.Span), template);
                draft.ScenarioOf(path.Scenario).Fallbacks[(path.Locale, path.Name)] = new FallbackDraft(source.Path, content, TemplateReader.CapturesOf(text ?? ""));
                break;
            default:
                draft.EmailLayouts[path.Locale] = text is null ? null : TemplateReader.Read(text, file);
                break;
        }
    }

    /// <returns>The file's owner, where its kind has one.</returns>
    private static string? ReadYaml(YamlNode root, ContentPath path, FileReading file, ContentDraft draft)
    {
        switch (path.Kind)
        {
            case ContentKind.Conditions:
                draft.Conditions = ConditionFileReader.Read(root, file);
                return null;
            case ContentKind.Scenario:
                draft.ScenarioOf(path.Scenario).Reading = ScenarioFileReader.Read(root, path.Scenario, file);
                return null;
            case ContentKind.Channels:
                draft.Channels = ChannelFileReader.Read(root, file);
                return null;
            case ContentKind.Segments:
                if (AudienceFileReader.Read(root, file) is { } audiences) (draft.Segments, draft.Motives) = audiences;
                return null;
            case ContentKind.Goods:
                if (GoodsFileReader.ReadGoods(root, file) is not { } goods) return null;
                draft.Goods = goods.Goods;
                return goods.Owner;
            case ContentKind.Evidence:
                if (GoodsFileReader.ReadEvidence(root, file) is not { } evidence) return null;
                draft.Evidence = evidence.Evidence;
                return evidence.Owner;
            case ContentKind.ZaloTemplates:
                draft.ZaloTemplates = ZaloTemplateReader.Read(root, file) ?? [];
                return null;
            case ContentKind.Review:
                draft.Review = ReviewFileReader.Read(root, file);
                return draft.Review?.Owner;
            case ContentKind.Rules:
                if (RuleFileReader.Read(root, path.Locale, file) is not { } rules) return null;
                draft.Rules.AddRange(rules.Rules);
                return rules.Owner;
            default:
                if (ToneFileReader.Read(root, path.Locale, path.Name, file) is not { } tone) return null;
                draft.Tones.Add(tone);
                return tone.Owner;
        }
    }

    private static bool NamesAreSound(ContentPath path, FileReading file)
    {
        if (path.Scenario.Length > 0 && !Identifiers.IsIdentifier(path.Scenario)) file.Fault(0, 0, "", "a scenario's folder is named with a-z, 0-9, '-' and '_'");
        else if (path.Name.Length > 0 && !Identifiers.IsIdentifier(path.Name)) file.Fault(0, 0, "", "the file's name is made of a-z, 0-9, '-' and '_'");
        else if (path.Locale.Length > 0 && !IsLocale(path.Locale)) file.Fault(0, 0, "", "a locale's folder is named such as vi-VN or en");
        else return true;
        return false;
    }

    private static bool IsLocale(string text) =>
        text.Length is 2 or 5 && text.AsSpan(0, 2).IndexOfAnyExceptInRange('a', 'z') < 0
        && (text.Length == 2 || (text[2] == '-' && text.AsSpan(3).IndexOfAnyExceptInRange('A', 'Z') < 0));

    /// <summary>UTF-8 with or without byte-order mark; line ends become LF.</summary>
    private static string? TextOf(SourceFile source, FileReading file)
    {
        try
        {
            return ContentFingerprint.Normalised(_strictUtf8.GetString(source.Bytes.Span));
        }
        catch (DecoderFallbackException fault)
        {
            int line = source.Bytes.Span[..Math.Clamp(fault.Index, 0, source.Bytes.Length)].Count((byte)'\n') + 1;
            file.Fault(line, 1, "", "is not UTF-8: save the file as UTF-8");
            return null;
        }
    }
}
