using System.Text.Json;
using MessageComposer.Templating;

namespace MessageComposer.Messages.Reading;

/// <summary>
/// Intake: one pass over the JSON of a compose request gives a <see cref="Brief"/> with everything derived, or every mistake at once.
/// Shared by endpoint, bulk and command line. Thread-safe.
/// </summary>
public static class BriefReader
{
    private static readonly MemberTable s_root = new("request_id", "scenario", "channel", "locale", "customer", "products", "store", "promotion", "context");
    private static readonly MemberTable s_customer = new("id", "first_name", "title", "birth_year", "city", "city_tier", "interests", "segment", "motive", "consent");
    private static readonly MemberTable s_consent = new("marketing", "channels");
    private static readonly MemberTable s_store = new("name", "hotline", "url", "email", "address", "sms_opt_out", "return_policy", "warranty", "free_shipping_from");
    private static readonly MemberTable s_promotion = new("kind", "percent", "amount", "code", "min_spend", "max_discount", "starts_at", "ends_at", "program_type");
    private static readonly MemberTable s_context = new("step", "occurrence", "send_at", "local_time", "cart_url", "device", "weather");

    private static readonly string[] s_promotionKinds = ["percent", "amount", "free_shipping", "gift"];
    private static readonly string[] s_programTypes = ["concentrated", "ordinary"];

    /// <param name="utf8">The whole request.</param>
    /// <param name="vocabulary">Scenarios, channels and audiences of the content in force.</param>
    /// <param name="receivedAt">When the request came in: its time where it says none itself.</param>
    /// <param name="consentCheckedUpstream">Whether the sender vouches for consent, see <see cref="Brief.ConsentCheckedUpstream"/>.</param>
    public static IntakeResult Read(ReadOnlySpan<byte> utf8, IBriefVocabulary vocabulary, DateTimeOffset receivedAt, bool consentCheckedUpstream = false)
    {
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        WireReader reader = new(utf8);
        BriefDraft draft = default;
        try
        {
            if (!reader.Advance() || reader.Token != JsonTokenType.StartObject)
            {
                reader.Fault("$", "must be a JSON object");
                return new IntakeResult(null, reader.Faults!.ByPath);
            }
            ReadRoot(ref reader, ref draft, vocabulary);
            if (reader.Advance()) reader.Fault("$", "must be one JSON object and nothing behind it");
        }
        catch (JsonException broken)
        {
            reader.Fault("$", $"is not valid JSON at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}");
            return new IntakeResult(null, reader.Faults!.ByPath);
        }
        Judge(ref reader, draft, vocabulary);
        return reader.Faults is null ? new IntakeResult(draft.Complete(receivedAt, consentCheckedUpstream), null) : new IntakeResult(null, reader.Faults.ByPath);
    }

    private static void ReadRoot(ref WireReader reader, ref BriefDraft draft, IBriefVocabulary vocabulary)
    {
        JsonScope scope = JsonScope.Root;
        ulong seen = 0;
        for (int member; (member = reader.NextMember(s_root, ref seen, scope)) >= 0;)
        {
            string name = s_root.Names[member];
            switch (name)
            {
                case "request_id": draft.RequestId = reader.Text(scope, name, 200); break;
                case "scenario": draft.Scenario = reader.Text(scope, name, 100); break;
                case "channel": draft.Channel = reader.Text(scope, name, 100); break;
                case "locale": draft.Locale = reader.Text(scope, name, 20); break;
                case "customer": if (reader.BeginObject(scope, name)) draft.Customer = ReadCustomer(ref reader, vocabulary); break;
                case "products": if (reader.BeginList(scope, name)) draft.Products = ProductReader.ReadAll(ref reader); break;
                case "store": if (reader.BeginObject(scope, name)) draft.Store = ReadStore(ref reader); break;
                case "promotion": if (reader.BeginObject(scope, name)) draft.Promotion = ReadPromotion(ref reader); break;
                case "context": if (reader.BeginObject(scope, name)) draft.Context = ReadContext(ref reader); break;
            }
        }
    }

    private static Customer ReadCustomer(ref WireReader reader, IBriefVocabulary vocabulary)
    {
        JsonScope scope = new("customer");
        Customer customer = new();
        ulong seen = 0;
        for (int member; (member = reader.NextMember(s_customer, ref seen, scope)) >= 0;)
        {
            string name = s_customer.Names[member];
            switch (name)
            {
                case "id": customer = customer with { Id = reader.Text(scope, name, 200) }; break;
                case "first_name": customer = customer with { FirstName = CustomerNames.FirstName(reader.Text(scope, name, 500)) }; break;
                case "title": customer = customer with { Title = CustomerNames.Title(reader.Text(scope, name, 100)) }; break;
                case "birth_year": customer = customer with { BirthYear = (int?)reader.Whole(scope, name, 1900, 2100) }; break;
                case "city": customer = customer with { City = reader.Text(scope, name, 200) }; break;
                case "city_tier": customer = customer with { CityTier = (int?)reader.Whole(scope, name, 1, 9) }; break;
                case "interests": if (reader.BeginList(scope, name)) customer = customer with { Interests = reader.Texts(scope, name, 200) }; break;
                case "segment": customer = customer with { Segment = reader.OneOf(scope, name, vocabulary.Segments) }; break;
                case "motive": customer = customer with { Motive = reader.OneOf(scope, name, vocabulary.Motives) }; break;
                case "consent": if (reader.BeginObject(scope, name)) customer = customer with { Consent = ReadConsent(ref reader) }; break;
            }
        }
        return customer;
    }

    private static Consent ReadConsent(ref WireReader reader)
    {
        JsonScope scope = new("customer.consent");
        bool? marketing = null;
        IReadOnlyList<string>? channels = null;
        ulong seen = 0;
        for (int member; (member = reader.NextMember(s_consent, ref seen, scope)) >= 0;)
        {
            string name = s_consent.Names[member];
            if (name == "marketing") marketing = reader.Boolean(scope, name);
            else if (reader.BeginList(scope, name)) channels = reader.Texts(scope, name, 100);
        }
        return new Consent(marketing, channels);
    }

    private static Store ReadStore(ref WireReader reader)
    {
        JsonScope scope = new("store");
        Store store = new();
        ulong seen = 0;
        for (int member; (member = reader.NextMember(s_store, ref seen, scope)) >= 0;)
        {
            string name = s_store.Names[member];
            switch (name)
            {
                case "name": store = store with { Name = ProductNames.StoreName(reader.Text(scope, name, 100)) }; break;
                case "hotline": store = store with { Hotline = reader.Text(scope, name, 40) }; break;
                case "url": store = store with { Url = reader.Url(scope, name) }; break;
                case "email": store = store with { Email = reader.Text(scope, name, 254) }; break;
                case "address": store = store with { Address = reader.Text(scope, name, 500) }; break;
                case "sms_opt_out": store = store with { SmsOptOut = reader.Text(scope, name, 60) }; break;
                case "return_policy": store = store with { ReturnPolicy = reader.Text(scope, name, 1000) }; break;
                case "warranty": store = store with { Warranty = reader.Text(scope, name, 1000) }; break;
                case "free_shipping_from": store = store with { FreeShippingFrom = reader.Whole(scope, name, 0, WireReader.MaxMoney) }; break;
            }
        }
        return store;
    }

    private static Promotion ReadPromotion(ref WireReader reader)
    {
        JsonScope scope = new("promotion");
        Promotion promotion = new();
        ulong seen = 0;
        for (int member; (member = reader.NextMember(s_promotion, ref seen, scope)) >= 0;)
        {
            string name = s_promotion.Names[member];
            switch (name)
            {
                case "kind": promotion = promotion with { Kind = reader.OneOf(scope, name, s_promotionKinds) }; break;
                case "percent": promotion = promotion with { Percent = reader.Number(scope, name, 0, 100) }; break;
                case "amount": promotion = promotion with { Amount = reader.Whole(scope, name, 0, WireReader.MaxMoney) }; break;
                case "code": promotion = promotion with { Code = ReadCode(ref reader, scope, name) }; break;
                case "min_spend": promotion = promotion with { MinSpend = reader.Whole(scope, name, 0, WireReader.MaxMoney) }; break;
                case "max_discount": promotion = promotion with { MaxDiscount = reader.Whole(scope, name, 0, WireReader.MaxMoney) }; break;
                case "starts_at": promotion = promotion with { StartsAt = reader.Day(scope, name) }; break;
                case "ends_at": promotion = promotion with { EndsAt = reader.Day(scope, name) }; break;
                case "program_type": promotion = promotion with { ProgramType = reader.OneOf(scope, name, s_programTypes) }; break;
            }
        }
        if (promotion is { StartsAt: { } start, EndsAt: { } end } && end < start) reader.Fault("promotion.ends_at", "lies before promotion.starts_at");
        return promotion;
    }

    private static string? ReadCode(ref WireReader reader, in JsonScope scope, string name)
    {
        string? code = reader.Text(scope, name, 32);
        if (code is null || code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) return code;
        reader.Fault(scope.Of(name), "may hold letters A–Z, digits, - and _ only");
        return null;
    }

    private static BriefContext ReadContext(ref WireReader reader)
    {
        JsonScope scope = new("context");
        BriefContext context = new();
        ulong seen = 0;
        for (int member; (member = reader.NextMember(s_context, ref seen, scope)) >= 0;)
        {
            string name = s_context.Names[member];
            switch (name)
            {
                case "step": context = context with { Step = (int?)reader.Whole(scope, name, 1, 100) }; break;
                case "occurrence": context = context with { Occurrence = (int?)reader.Whole(scope, name, 0, 1_000_000) }; break;
                case "send_at": context = context with { SendAt = reader.Time(scope, name) }; break;
                case "local_time": context = context with { LocalTime = reader.Time(scope, name) }; break;
                case "cart_url": context = context with { CartUrl = reader.Url(scope, name) }; break;
                case "device": context = context with { Device = reader.Text(scope, name, 60) }; break;
                case "weather": context = context with { Weather = reader.Text(scope, name, 60) }; break;
            }
        }
        return context;
    }

    /// <summary>What no single member can say: whether scenario, channel and locale fit, and whether required facts are there.</summary>
    private static void Judge(ref WireReader reader, in BriefDraft draft, IBriefVocabulary vocabulary)
    {
        if (draft.Scenario is not { } scenario) Missing(ref reader, "scenario");
        else if (!vocabulary.HasScenario(scenario)) reader.Fault("scenario", "must be one of: " + string.Join(", ", vocabulary.Scenarios));
        else
        {
            RequireOneOf(ref reader, "channel", draft.Channel, vocabulary.ChannelsOf(scenario));
            RequireOneOf(ref reader, "locale", draft.Locale, vocabulary.LocalesOf(scenario));
            if (reader.Faults?.ByPath.ContainsKey("products") != true) RequireFacts(ref reader, draft, vocabulary.RequiredFactsOf(scenario));
            return;
        }
        if (draft.Channel is null) Missing(ref reader, "channel");
        if (draft.Locale is null) Missing(ref reader, "locale");
    }

    private static void Missing(ref WireReader reader, string path)
    {
        if (reader.Faults?.ByPath.ContainsKey(path) != true) reader.Fault(path, "is required");
    }

    private static void RequireOneOf(ref WireReader reader, string path, string? given, IReadOnlyList<string> known)
    {
        if (given is null) Missing(ref reader, path);
        else if (!known.Contains(given, StringComparer.Ordinal)) reader.Fault(path, "must be one of: " + string.Join(", ", known));
    }

    private static void RequireFacts(ref WireReader reader, in BriefDraft draft, IReadOnlyList<string> paths)
    {
        // A product that was refused for its own mistakes is there all the same.
        bool someRefused = reader.Faults?.ByPath.Keys.Any(path => path.StartsWith("products[", StringComparison.Ordinal)) == true;
        int mainIndex = draft.Products?.FindIndex(product => product.Role != ProductRole.Suggestion) ?? -1;
        foreach (string path in paths)
        {
            string[] parts = path.Split('.', 2);
            IModelObject? owner = parts[0] switch
            {
                "product" => mainIndex < 0 ? null : draft.Products![mainIndex],
                "suggestion" => draft.Products?.Find(product => product.Role == ProductRole.Suggestion),
                "store" => draft.Store,
                "promotion" => draft.Promotion,
                "context" => draft.Context,
                _ => null,
            };
            if (owner is not null && parts.Length == 2 && owner.TryGetMember(parts[1], out Value value) && !value.IsBlank) continue;
            string wirePath = parts[0] == "product"
                ? mainIndex < 0 ? "products" : $"products[{mainIndex}].{parts[1]}"
                : path;
            if (wirePath == "products" && someRefused) continue;
            if (reader.Faults?.ByPath.ContainsKey(wirePath) != true)
                reader.Fault(wirePath, wirePath == "products" ? $"must hold a product: scenario {draft.Scenario} is about one" : $"is required by scenario {draft.Scenario}");
        }
    }
}
