using System.Runtime.CompilerServices;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Matching;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Requirements;

/// <summary>Something the scenario or the caller asks for must be said, in any of its wordings: those it names, or those of the tone files.</summary>
internal sealed class MissingMentionRule(IReadOnlyList<ToneDefinition> tones) : IGuardrailRule
{
    /// <summary>“nhận hàng rồi {chị} mới trả tiền” still says it.</summary>
    private const int MostWordsBetween = 2;

    private static readonly Wording Missing = new("Chưa nói đến “{0}”.", "Nothing says “{0}”.");
    private static readonly Wording MissingSay = new("Chưa nói đến “{0}”, ví dụ: “{1}”.", "Nothing says “{0}”, for example “{1}”.");
    private static readonly Wording Reason = new("Kịch bản yêu cầu có nội dung này.", "The scenario asks for it.");

    private readonly ConditionalWeakTable<RequiredMention, Phrase[]> _compiled = [];

    public string Id => "missing-mention";

    public string Category => Categories.MissingRequired;

    public void InspectMessage(IReadOnlyList<FoldedText> fields, GuardrailContext context, FindingSink findings)
    {
        if (context.Required.Count == 0 || fields.Count == 0) return;
        foreach (RequiredMention required in context.Required)
        {
            IReadOnlyList<FoldedText> said = required.Id == "cta" ? KnownMentions.WithoutOptOut(fields) : fields;
            if (SaysAny(said, _compiled.GetValue(required, static mention => Compile(mention.Wordings)))) continue;
            List<string> ofTone = WordingsOfTone(required.Id, context);
            if (SaysAny(said, Compile(ofTone)) || KnownMentions.IsSaid(required.Id, said)) continue;
            string? example = required.Wordings.Count > 0 ? required.Wordings[0] : ofTone.Count > 0 ? ofTone[0] : null;
            findings.AddAtField(this, MainField(fields).FieldId, Severity.Block, example is null ? Missing.With(required.Id) : MissingSay.With(required.Id, example), Reason);
        }
    }

    private List<string> WordingsOfTone(string id, GuardrailContext context)
    {
        List<string> wordings = [];
        foreach (ToneDefinition tone in tones)
            if (tone.Locale == context.Locale && (tone.Segment is null || tone.Segment == context.Segment) && tone.Say.TryGetValue(id, out ToneSaying? saying)) wordings.AddRange(saying.Texts);
        return wordings;
    }

    private static FoldedText MainField(IReadOnlyList<FoldedText> fields)
    {
        foreach (FoldedText field in fields)
            if (field.FieldId == "body") return field;
        return fields[^1];
    }

    /// <summary>A slot such as <c>{delivery}</c> stands for anything, so the words around it are looked for.</summary>
    private static Phrase[] Compile(IReadOnlyList<string> wordings)
    {
        List<Phrase> phrases = [];
        foreach (string wording in wordings)
            if (Phrase.Parse(WithoutSlots(wording)) is { } phrase) phrases.Add(phrase);
        return [.. phrases];
    }

    private static string WithoutSlots(string wording)
    {
        int open = wording.IndexOf('{', StringComparison.Ordinal);
        if (open < 0) return wording;
        int close = wording.IndexOf('}', open);
        return close < 0 ? wording[..open] : WithoutSlots(string.Concat(wording.AsSpan(0, open), wording.AsSpan(close + 1)));
    }

    private static bool SaysAny(IReadOnlyList<FoldedText> fields, Phrase[] wordings)
    {
        foreach (FoldedText field in fields)
            foreach (Phrase wording in wordings)
                if (wording.StandsIn(field, MostWordsBetween)) return true;
        return false;
    }
}
