using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Tone;

/// <summary>One form of address from first word to last, and one that segment and channel allow. A rude one blocks.</summary>
internal sealed class AddressRule(ToneSet tones) : IGuardrailRule
{
    private const string TitleSlot = "{title}";

    [ThreadStatic] private static List<AddressUse>? _spare;

    private static readonly Wording Rude = new("“{0}” là cách xưng hô thô tục.", "“{0}” is a rude form of address.");
    private static readonly Wording RudeReason = new("Không bao giờ gọi khách như vậy.", "Customers are never addressed like this.");
    private static readonly Wording Mixed = new("Lúc gọi “{0}”, lúc gọi “{1}”.", "The text says “{0}” in one place and “{1}” in another.");
    private static readonly Wording MixedReason = new("Một tin nhắn chỉ dùng một cách xưng hô từ đầu đến cuối.", "A message keeps one form of address from first word to last.");
    private static readonly Wording Refused = new("Không gọi khách là “{0}” với nhóm khách hoặc kênh này.", "“{0}” is not how this segment or channel is addressed.");
    private static readonly Wording RefusedReason = new("Cách xưng hô do tệp giọng văn quy định.", "The tone file states the form of address.");
    private static readonly Wording Typed = new("“{0}” được gõ tay cạnh trường xưng hô.", "“{0}” is typed beside a merge field of address.");
    private static readonly Wording TypedReason = new("Trường xưng hô có thể ra một cách gọi khác.", "The merge field may give another form.");

    private readonly Dictionary<ToneAddress, AllowedForms> _allowed = tones.Addresses.ToDictionary(static address => address, static address => new AllowedForms(address), (IEqualityComparer<ToneAddress>)ReferenceEqualityComparer.Instance);

    public string Id => "address";

    public string Category => Categories.Tone;

    public void InspectMessage(IReadOnlyList<FoldedText> fields, GuardrailContext context, FindingSink findings)
    {
        if (!context.Locale.StartsWith("vi", StringComparison.OrdinalIgnoreCase)) return;
        List<AddressUse> uses = _spare ?? [];
        _spare = null;
        uses.Clear();
        for (int i = 0; i < fields.Count; i++) AddressReader.Read(fields[i], uses);
        if (uses.Count > 0) Judge(uses, fields, context, findings);
        _spare = uses;
    }

    private void Judge(List<AddressUse> uses, IReadOnlyList<FoldedText> fields, GuardrailContext context, FindingSink findings)
    {
        AddressForms allowed = AllowedIn(context);
        bool merged = !allowed.IsOne && MergesAddress(fields);
        AddressUse? first = null;
        foreach (AddressUse use in uses)
        {
            TextSpan span = use.Span;
            string words = use.Field.Original.Substring(span.Start, span.Length);
            if (use.Form == AddressForm.Rude)
            {
                if (IsJudged(use, span, context)) findings.Add(this, use.Field, span, Severity.Block, Rude.With(words), RudeReason);
                continue;
            }
            if (!use.IsBare && !allowed.Contains(use.Form))
            {
                if (IsJudged(use, span, context)) findings.Add(this, use.Field, span, Severity.Warn, Refused.With(words), RefusedReason, allowed.Suggestion);
            }
            else if (merged && !use.IsBare) findings.Add(this, use.Field, span, Severity.Warn, Typed.With(words), TypedReason);
            if (first is null) first = use;
            else if (first.Value.Form != use.Form && (IsJudged(use, span, context) || IsJudged(first.Value, first.Value.Span, context)))
            {
                TextSpan other = first.Value.Span;
                findings.Add(this, use.Field, span, Severity.Warn, Mixed.With(first.Value.Field.Original.Substring(other.Start, other.Length), words), MixedReason);
            }
        }
    }

    private static bool IsJudged(AddressUse use, TextSpan span, GuardrailContext context) => context.Stage != TextStage.Rendered || TouchesValue.In(use.Field, span);

    private static bool MergesAddress(IReadOnlyList<FoldedText> fields)
    {
        for (int i = 0; i < fields.Count; i++)
            foreach (MergeSegment segment in fields[i].Segments)
                if (segment.IsField && segment.Paths.Any(static path => path is "address.you" or "address.You" or "address.hello")) return true;
        return false;
    }

    private AddressForms AllowedIn(GuardrailContext context) =>
        tones.AddressOf(context) is { } address ? _allowed.GetValueOrDefault(address)?.In(context.Channel) ?? default : default;

    /// <summary>The forms a context allows; none named allows all.</summary>
    private readonly record struct AddressForms(int Mask, string? Suggestion)
    {
        public bool IsOne => System.Numerics.BitOperations.PopCount((uint)Mask) == 1;

        public bool Contains(AddressForm form) => Mask == 0 || (Mask & (1 << (int)form)) != 0;
    }

    /// <summary>What one tone file allows, read once: everywhere, and on the channels it names.</summary>
    private sealed class AllowedForms
    {
        private readonly AddressForms _elsewhere;
        private readonly Dictionary<string, AddressForms> _byChannel = new(StringComparer.Ordinal);

        public AllowedForms(ToneAddress address)
        {
            int mask = Bit(address.You) | Bit(address.YouUnknown);
            foreach (string form in address.Also) mask |= Bit(form);
            string? suggestion = address.You == TitleSlot ? address.YouUnknown : address.You;
            _elsewhere = new AddressForms(mask, suggestion);
            foreach ((string channel, string form) in address.UnknownIn) _byChannel[channel] = new AddressForms(mask | Bit(form), suggestion);
            foreach ((string channel, string form) in address.AlwaysIn) _byChannel[channel] = new AddressForms(Bit(form), form);
        }

        public AddressForms In(string channel) => _byChannel.TryGetValue(channel, out AddressForms forms) ? forms : _elsewhere;

        private static int Bit(string? form) => form switch
        {
            null => 0,
            TitleSlot => 1 << (int)AddressForm.Elder,
            _ => AddressReader.FormOf(form) is { } known ? 1 << (int)known : 0,
        };
    }
}
