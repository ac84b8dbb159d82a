using System.Globalization;
using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Messages;
using MessageComposer.Templating;

namespace MessageComposer.Generation;

/// <summary>
/// Everything a prompt template can read: an allow-list built member by member. What a request says of its customer is not in a
/// <see cref="CopyRequest"/> and so cannot be in here; what shops and reviewers wrote passes <see cref="UntrustedText"/>.
/// </summary>
internal sealed class PromptModel(ContentSnapshot content, CopyRequest request, Func<string, string> mask)
{
    private const int NameGraphemes = 120;
    private const int TextGraphemes = 300;

    /// <summary>Of each list of facts; what lies behind is not shown.</summary>
    public const int MostItems = 12;


    private readonly Cell _cell = request.Cell;
    private readonly bool _vietnamese = request.Cell.Locale.StartsWith("vi", StringComparison.Ordinal);

    public ModelObject Build(ScenarioContent scenario, AngleContent angle, ChannelDefinition channel) => Object(
        ("scenario", Named(scenario.Definition.Id, scenario.Definition.Names)),
        ("segment", Named(_cell.Segment, NamesOf(content.Segments, _cell.Segment))),
        ("motive", Named(_cell.Motive, NamesOf(content.Motives, _cell.Motive))),
        ("angle", Angle(angle)),
        ("purpose", Value.Of(PurposeNames.Of(angle.Purpose))),
        ("locale", Value.Of(_cell.Locale)),
        ("tone", Tone(content.SegmentTones.GetValueOrDefault((_cell.Locale, _cell.Segment)))),
        ("motive_tone", Voice(content.MotiveTones.GetValueOrDefault((_cell.Locale, _cell.Motive)))),
        ("brand_tone", Voice(content.BrandTones.GetValueOrDefault(_cell.Locale))),
        ("channel", Channel(channel, angle.Purpose)),
        ("product", ProductFacts(request.Product, scenario.Definition.Grain)),
        ("category", Category(scenario.Definition.Grain)),
        ("store", Value.Of(Object(("name", Shown(request.StoreName, NameGraphemes))))),
        ("conditions", Conditions()),
        ("merge_fields", MergeFields(scenario)),
        ("rules", List(RuleMeanings.All, rule => Object(("category", Value.Of(rule.Category)), ("meaning", Local(rule.Meaning))))),
        ("count", Value.Of((long)request.Count)));

    private Value Angle(AngleContent angle) => Value.Of(Object(
        ("id", Value.Of(angle.Definition.Id)),
        ("name", Local(angle.Definition.Names)),
        ("intent", angle.Definition.Intent is { } intent ? Local(intent) : Value.Null)));

    private Value Tone(ToneDefinition? tone)
    {
        if (tone is null) return Value.Null;
        return Value.Of(Object(
            ("voice", Value.Of(tone.Voice.Trim())),
            ("you", Value.Of(You(tone.Address))),
            ("hello_example", Value.Of(Hello(tone.Address))),
            ("shop", Value.Of(tone.Address is { Shop: [string shop, ..] } ? shop : null)),
            ("particles", Texts(tone.Particles.Use)),
            ("max_particles", Value.Of((decimal?)tone.Particles.MaxPerMessage)),
            ("never", Texts([.. tone.Never, .. tone.Particles.Never])),
            ("prefer", List(tone.Prefer, pair => Object(("word", Value.Of(pair.Key)), ("use", Value.Of(pair.Value))))),
            ("say", List(tone.Say.Where(saying => SayingIsUsable(saying.Key)), saying => Object(
                ("id", Value.Of(saying.Key)),
                ("texts", Texts([.. saying.Value.Texts.Select(Sayings.AsCopy)]))))),
            ("good", Texts(tone.Good)),
            ("bad", List(tone.Bad, line => Object(("text", Value.Of(line.Text)), ("why", Value.Of(line.Why))))),
            ("sentence_words", Value.Of((decimal?)tone.Limits.SentenceWords)),
            ("exclamations", Value.Of((decimal?)tone.Limits.Exclamations)),
            ("emoji", Value.Of((decimal)tone.Limits.Emoji.GetValueOrDefault(_cell.Channel))),
            ("emoji_never", Texts(tone.Limits.EmojiNever))));
    }

    /// <summary>How to say a thing is shown only where the request says it may be said; what every message has anyway (<c>cta</c>) is not.</summary>
    private bool SayingIsUsable(string id) => content.Conditions.ContainsKey(id) ? request.Conditions.Contains(id, StringComparer.Ordinal) : id != "cta";

    private string? You(ToneAddress? address) =>
        address is null ? null : address.AlwaysIn.GetValueOrDefault(_cell.Channel) ?? address.You.Replace("{title}", _vietnamese ? "anh/chị" : "you", StringComparison.Ordinal);

    private string? Hello(ToneAddress? address) => address?.Hello
        .Replace("{name}", _vietnamese ? "Lan" : "Anna", StringComparison.Ordinal)
        .Replace("{you}", _vietnamese ? "chị" : "you", StringComparison.Ordinal)
        .Replace("{title}", _vietnamese ? "chị" : "", StringComparison.Ordinal);

    private static Value Voice(ToneDefinition? tone) => tone is null ? Value.Null : Value.Of(Object(
        ("voice", Value.Of(tone.Voice.Trim())),
        ("good", Texts(tone.Good)),
        ("never", Texts(tone.Never))));

    private Value Channel(ChannelDefinition channel, Purpose purpose) => Value.Of(Object(
        ("id", Value.Of(channel.Id)),
        ("name", Local(channel.Names)),
        ("fields", List(CopyFields.For(channel, purpose), field => Object(
            ("id", Value.Of(field.Id)),
            ("required", Value.Of(field.Required)),
            ("limits", Value.Of(string.Join(", ", field.Limits.Select(Limit))))))),
        ("max_links", Value.Of((decimal)channel.MaxLinks)),
        ("max_emoji", Value.Of((decimal)channel.MaxEmoji))));

    private string Limit(FieldLimit limit)
    {
        string unit = limit.Unit switch
        {
            LimitUnit.Graphemes => _vietnamese ? "ký tự" : "characters",
            LimitUnit.Units => _vietnamese ? "đơn vị UTF-16" : "UTF-16 units",
            LimitUnit.Bytes => "byte UTF-8",
            LimitUnit.Segments => _vietnamese ? "đoạn SMS" : "SMS segments",
        };
        string most = string.Create(CultureInfo.InvariantCulture, $"≤ {limit.Max} {unit}");
        return limit.Min > 0 ? string.Create(CultureInfo.InvariantCulture, $"≥ {limit.Min}, {most}") : most;
    }

    /// <summary>Facts of one product, for cells about one: those that do not change by the hour. Volatile ones exist as merge fields only.</summary>
    private Value ProductFacts(Product? product, Grain grain)
    {
        if (product is null || grain != Grain.Product) return Value.Null;
        return Value.Of(Object(
            ("name", Shown(product.Name, NameGraphemes)),
            ("short_name", Shown(product.ShortName, NameGraphemes)),
            ("brand", Shown(product.Brand, NameGraphemes)),
            ("category", Shown(product.Category, NameGraphemes)),
            ("attributes", List(product.Attributes.Members.Take(MostItems).Where(pair => IsTold(Printed(pair.Value))), pair => Object(
                ("key", Shown(pair.Key, NameGraphemes)),
                ("value", Told(Printed(pair.Value)))))),
            ("certifications", List(product.Certifications.Take(MostItems), certificate => Object(
                ("title", Shown(certificate.Title, NameGraphemes)),
                ("issuer", Shown(certificate.Issuer, NameGraphemes))))),
            ("review_highlights", ToldTexts(product.ReviewHighlights)),
            ("faqs", List(product.Faqs.Take(MostItems).Where(faq => IsTold(faq.Question) && IsTold(faq.Answer)), faq => Object(
                ("q", Told(faq.Question)),
                ("a", Told(faq.Answer))))),
            ("lines", Value.Of(Object(
                ("review", Told(product.Lines.Review)),
                ("faq", Told(product.Lines.Faq)),
                ("how_to", Told(product.Lines.HowTo)))))));
    }

    private Value Category(Grain grain)
    {
        string? id = grain switch
        {
            Grain.Category when _cell.Subject != Cell.NoSubject => _cell.Subject,
            Grain.Product => request.Product?.Category,
            _ => null,
        };
        Value shown = Shown(id, NameGraphemes);
        return shown.IsNull ? Value.Null : Value.Of(Object(("id", shown), ("name", Value.Of(shown.AsText.Replace('-', ' ')))));
    }

    private Value Conditions() => List(
        request.Conditions.Where(content.Conditions.ContainsKey),
        id => Object(("id", Value.Of(id)), ("meaning", Local(content.Conditions[id].Definition.Names))));

    private Value MergeFields(ScenarioContent scenario) => List(
        MergeFieldTable.Of(scenario.Definition.MergeFields).Where(IsOffered),
        field => Object(
            ("field", Value.Of(field.Path)),
            ("usage", Value.Of("{{ " + field.Usage + " }}")),
            ("meaning", Local(field.Meaning))));

    /// <summary>A field that would only be true under a condition is offered only with that condition.</summary>
    private bool IsOffered(MergeFieldMeaning field) =>
        field.Needs is not { } condition || !content.Conditions.ContainsKey(condition) || request.Conditions.Contains(condition, StringComparer.Ordinal);

    private Value Shown(string? text, int maxGraphemes) => Value.Of(UntrustedText.Clean(text, maxGraphemes, mask));

    private Value Told(string? text) => Value.Of(UntrustedText.CleanSentences(text, TextGraphemes, mask));

    private bool IsTold(string? text) => UntrustedText.CleanSentences(text, TextGraphemes, mask) is not null;

    private Value ToldTexts(IReadOnlyList<string> texts) => Value.Of(ModelList.OfTexts(
        texts.Take(MostItems).Select(text => UntrustedText.CleanSentences(text, TextGraphemes, mask)).OfType<string>()));

    private static string? Printed(Value value) => value.Kind switch
    {
        ValueKind.Text => value.AsText,
        ValueKind.Integer or ValueKind.Decimal => value.AsDecimal.ToString(CultureInfo.InvariantCulture),
        ValueKind.Boolean => value.AsBoolean ? "true" : "false",
        _ => null,
    };

    private Value Named(string id, LocalName? names) => Value.Of(Object(("id", Value.Of(id)), ("name", names is null ? Value.Of(id) : Local(names))));

    private static LocalName? NamesOf(IReadOnlyList<AudienceContent> audiences, string id) =>
        audiences.FirstOrDefault(audience => audience.Definition.Id == id)?.Definition.Names;

    private Value Local(LocalName name) => Value.Of(_vietnamese ? name.Vi : name.En);

    private static Value Texts(IReadOnlyList<string> texts) => Value.Of(ModelList.OfTexts(texts));

    private static Value List<T>(IEnumerable<T> items, Func<T, ModelObject> shape) => Value.Of(new ModelList([.. items.Select(item => Value.Of(shape(item)))]));

    private static ModelObject Object(params (string Name, Value Value)[] members) =>
        new(members.ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal));
}
