using System.Buffers;
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

    /// <summary>The members it reads of each object of a request, by the object's path without indexes; <c>""</c> is the request itself.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Members { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [""] = s_root.Names,
        ["customer"] = s_customer.Names,
        ["customer.consent"] = s_consent.Names,
        ["products"] = ProductReader.Members,
        ["products.faqs"] = ProductReader.FaqMembers,
        ["products.certifications"] = ProductReader.CertificateMembers,
        ["products.evidence"] = ProductReader.CertificateMembers,
        ["store"] = s_store.Names,
        ["promotion"] = s_promotion.Names,
        ["context"] = s_context.Names,
    };

    private static readonly RecentParts<Store> s_stores = new(ReadStore, places: 64);
    private static readonly RecentParts<Promotion> s_promotions = new(ReadPromotion, places: 256);
    private static readonly SearchValues<char> s_codeLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
    private static readonly string[] s_promotionKinds = ["percent", "amount", "free_shipping", "gift"];
    private static readonly string[] s_programTypes = ["concentrated", "ordinary"];

    /// <param name="utf8">The whole request.</param>
    /// <param name="vocabulary">Scenarios, channels and audiences of the content in force.</param>
    /// <param name="receivedAt">When the request came in: its time where it says none itself.</param>
    /// <param name="consentCheckedUpstream">Whether the sender vouches for consent, see <see cref="Brief.ConsentCheckedUpstream"/>.</param>
    /// <param name="defaults">Members for a request that does not give them itself.</param>
    public static IntakeResult Read(
        ReadOnlySpan<byte> utf8, IBriefVocabulary vocabulary, DateTimeOffset receivedAt, bool consentCheckedUpstream = false, BriefDefaults? defaults = null)
    {
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        WireReader reader = new(utf8);
        BriefDraft draft = defaults?.Draft ?? default;
        if (!TryReadObject(ref reader, ref draft, vocabulary)) return new IntakeResult(null, reader.Faults!.ByPath);
        Judge(ref reader, draft, vocabulary);
        return reader.Faults is null ? new IntakeResult(draft.Complete(receivedAt, consentCheckedUpstream), null) : new IntakeResult(null, reader.Faults.ByPath);
    }

    /// <summary>Reads members that many requests share: any of a request's but <c>request_id</c>.</summary>
    /// <param name="utf8">An object of such members.</param>
    /// <returns>Null where there are mistakes: <paramref name="faults"/> has them.</returns>
    public static BriefDefaults? ReadDefaults(ReadOnlySpan<byte> utf8, IBriefVocabulary vocabulary, out IReadOnlyDictionary<string, IReadOnlyList<string>>? faults)
    {
        WireReader reader = new(utf8);
        BriefDraft draft = default;
        if (TryReadObject(ref reader, ref draft, vocabulary) && draft.RequestId is not null) reader.Fault("request_id", "names one request: each line has its own");
        faults = reader.Faults?.ByPath;
        return faults is null ? new BriefDefaults(draft) : null;
    }

    /// <summary>False where it is no JSON object, and the fault says so.</summary>
    private static bool TryReadObject(ref WireReader reader, ref BriefDraft draft, IBriefVocabulary vocabulary)
    {
        try
        {
            if (!reader.Advance() || reader.Token != JsonTokenType.StartObject)
            {
                reader.Fault("$", "must be a JSON object");
                return false;
            }
            ReadRoot(ref reader, ref draft, vocabulary);
            if (reader.Advance()) reader.Fault("$", "must be one JSON object and nothing behind it");
            return true;
        }
        catch (JsonException broken)
        {
            reader.Fault("$", $"is not valid JSON at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}");
            return false;
        }
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
                case "customer": draft.Customer = reader.BeginObject(scope, name) ? ReadCustomer(ref reader, vocabulary) : null; break;
                case "products": draft.Products = reader.BeginList(scope, name) ? ProductReader.ReadAll(ref reader) : null; break;
                case "store": draft.Store = reader.BeginObject(scope, name) ? s_stores.Read(ref reader, new JsonScope("store")) : null; break;
                case "promotion": draft.Promotion = reader.BeginObject(scope, name) ? s_promotions.Read(ref reader, new JsonScope("promotion")) : null; break;
                case "context": draft.Context = reader.BeginObject(scope, name) ? ReadContext(ref reader) : null; break;
            }
        }
    }

    private static Customer ReadCustomer(ref WireReader reader, IBriefVocabulary vocabulary)
    {
        JsonScope scope = new("customer");
        string? id = null;
        string? firstName = null;
        string? title = null;
        int? birthYear = null;
        string? city = null;
        int? cityTier = null;
        IReadOnlyList<string> interests = [];
        string? segment = null;
        string? motive = null;
        Consent consent = Consent.Unknown;
        ulong seen = 0;
        for (int member; (member = reader.NextMember(s_customer, ref seen, scope)) >= 0;)
        {
            string name = s_customer.Names[member];
            switch (name)
            {
                case "id": id = reader.Text(scope, name, 200); break;
                case "first_name": firstName = CustomerNames.FirstName(reader.Text(scope, name, 500)); break;
                case "title": title = CustomerNames.Title(reader.Text(scope, name, 100)); break;
                case "birth_year": birthYear = (int?)reader.Whole(scope, name, 1900, 2100); break;
                case "city": city = reader.Text(scope, name, 200); break;
                case "city_tier": cityTier = (int?)reader.Whole(scope, name, 1, 9); break;
                case "interests": if (reader.BeginList(scope, name)) interests = reader.Texts(scope, name, 200); break;
                case "segment": segment = reader.OneOf(scope, name, vocabulary.Segments); break;
                case "motive": motive = reader.OneOf(scope, name, vocabulary.Motives); break;
                case "consent": if (reader.BeginObject(scope, name)) consent = ReadConsent(ref reader); break;
            }
        }
        return new()
        {
            Id = id,
            FirstName = firstName,
            Title = title,
            BirthYear = birthYear,
            City = city,
            CityTier = cityTier,
            Interests = interests,
            Segment = segment,
            Motive = motive,
            Consent = consent,
        };
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

    private static Store ReadStore(ref WireReader reader, in JsonScope scope)
    {
        string? storeName = null;
        string? hotline = null;
        string? url = null;
        string? email = null;
        string? address = null;
        string? smsOptOut = null;
        string? returnPolicy = null;
        string? warranty = null;
        long? freeShippingFrom = null;
        ulong seen = 0;
        for (int member; (member = reader.NextMember(s_store, ref seen, scope)) >= 0;)
        {
            string name = s_store.Names[member];
            switch (name)
            {
                case "name": storeName = ProductNames.StoreName(reader.Text(scope, name, 100)); break;
                case "hotline": hotline = reader.Text(scope, name, 40); break;
                case "url": url = reader.Url(scope, name); break;
                case "email": email = reader.Text(scope, name, 254); break;
                case "address": address = reader.Text(scope, name, 500); break;
                case "sms_opt_out": smsOptOut = reader.Text(scope, name, 60); break;
                case "return_policy": returnPolicy = reader.Text(scope, name, 1000); break;
                case "warranty": warranty = reader.Text(scope, name, 1000); break;
                case "free_shipping_from": freeShippingFrom = reader.Whole(scope, name, 0, WireReader.MaxMoney); break;
            }
        }
        return new()
        {
            Name = storeName,
            Hotline = hotline,
            Url = url,
            Email = email,
            Address = address,
            SmsOptOut = smsOptOut,
            ReturnPolicy = returnPolicy,
            Warranty = warranty,
            FreeShippingFrom = freeShippingFrom,
        };
    }

    private static Promotion ReadPromotion(ref WireReader reader, in JsonScope scope)
    {
        string? kind = null;
        decimal? percent = null;
        long? amount = null;
        string? code = null;
        long? minSpend = null;
        long? maxDiscount = null;
        DateOnly? startsAt = null;
        DateOnly? endsAt = null;
        TimeOnly? endsTime = null;
        string? programType = null;
        ulong seen = 0;
        for (int member; (member = reader.NextMember(s_promotion, ref seen, scope)) >= 0;)
        {
            string name = s_promotion.Names[member];
            switch (name)
            {
                case "kind": kind = reader.OneOf(scope, name, s_promotionKinds); break;
                case "percent": percent = reader.Number(scope, name, 0, 100); break;
                case "amount": amount = reader.Whole(scope, name, 0, WireReader.MaxMoney); break;
                case "code": code = ReadCode(ref reader, scope, name); break;
                case "min_spend": minSpend = reader.Whole(scope, name, 0, WireReader.MaxMoney); break;
                case "max_discount": maxDiscount = reader.Whole(scope, name, 0, WireReader.MaxMoney); break;
                case "starts_at": startsAt = reader.Day(scope, name); break;
                case "ends_at": endsAt = reader.Day(scope, name, out endsTime); break;
                case "program_type": programType = reader.OneOf(scope, name, s_programTypes); break;
            }
        }
        if (endsAt < startsAt) reader.Fault("promotion.ends_at", "lies before promotion.starts_at");
        return new()
        {
            Kind = kind,
            Percent = percent,
            Amount = amount,
            Code = code,
            MinSpend = minSpend,
            MaxDiscount = maxDiscount,
            StartsAt = startsAt,
            EndsAt = endsAt,
            EndsTime = endsTime,
            ProgramType = programType,
        };
    }

    private static string? ReadCode(ref WireReader reader, in JsonScope scope, string name)
    {
        string? code = reader.Text(scope, name, 32);
        if (code is null || !code.AsSpan().ContainsAnyExcept(s_codeLetters)) return code;
        reader.Fault(scope.Of(name), "may hold letters A–Z, digits, - and _ only");
        return null;
    }

    private static BriefContext ReadContext(ref WireReader reader)
    {
        JsonScope scope = new("context");
        int? step = null;
        int? occurrence = null;
        DateTimeOffset? sendAt = null;
        DateTimeOffset? localTime = null;
        string? cartUrl = null;
        string? device = null;
        string? weather = null;
        ulong seen = 0;
        for (int member; (member = reader.NextMember(s_context, ref seen, scope)) >= 0;)
        {
            string name = s_context.Names[member];
            switch (name)
            {
                case "step": step = (int?)reader.Whole(scope, name, 1, 100); break;
                case "occurrence": occurrence = (int?)reader.Whole(scope, name, 0, 1_000_000); break;
                case "send_at": sendAt = reader.Time(scope, name); break;
                case "local_time": localTime = reader.Time(scope, name); break;
                case "cart_url": cartUrl = reader.Url(scope, name); break;
                case "device": device = reader.Text(scope, name, 60); break;
                case "weather": weather = reader.Text(scope, name, 60); break;
            }
        }
        return new()
        {
            Step = step,
            Occurrence = occurrence,
            SendAt = sendAt,
            LocalTime = localTime,
            CartUrl = cartUrl,
            Device = device,
            Weather = weather,
        };
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
            int dot = path.IndexOf('.', StringComparison.Ordinal);
            ReadOnlySpan<char> head = dot < 0 ? path : path.AsSpan(0, dot);
            string? member = dot < 0 ? null : path[(dot + 1)..];
            IModelObject? owner = head switch
            {
                "product" => mainIndex < 0 ? null : draft.Products![mainIndex],
                "suggestion" => draft.Products?.Find(product => product.Role == ProductRole.Suggestion),
                "store" => draft.Store,
                "promotion" => draft.Promotion,
                "context" => draft.Context,
                _ => null,
            };
            if (owner is not null && member is not null && owner.TryGetMember(member, out Value value) && !value.IsBlank) continue;
            string wirePath = head is "product"
                ? mainIndex < 0 ? "products" : $"products[{mainIndex}].{member}"
                : path;
            if (wirePath == "products" && someRefused) continue;
            if (reader.Faults?.ByPath.ContainsKey(wirePath) != true)
                reader.Fault(wirePath, wirePath == "products" ? $"must hold a product: scenario {draft.Scenario} is about one" : $"is required by scenario {draft.Scenario}");
        }
    }
}
