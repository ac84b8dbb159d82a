using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using MessageComposer.Guardrails.Pii;
using MessageComposer.Templating;

namespace MessageComposer.Messages.Records;

/// <summary>Writes parts of a message's facts in the shape of a request, for intake to read again. Free text is kept without personal data.</summary>
internal static class FactsJson
{
    public const string StoreMember = "store";
    public const string ProductsMember = "products";
    public const string PromotionMember = "promotion";
    public const string StepMember = "step";
    public const string CartUrlMember = "cart_url";

    /// <summary>The hash of the part with a product's own facts.</summary>
    public const string PartMember = "part";
    public const string ShortNameMember = "short_name";
    public const string LinesMember = "lines";

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Name(UInt128 hash) => hash.ToString("x32", CultureInfo.InvariantCulture);

    public static byte[] Of(Brief brief, UInt128 store, ReadOnlySpan<UInt128> products)
    {
        ArrayBufferWriter<byte> bytes = new();
        using Utf8JsonWriter json = new(bytes, s_options);
        json.WriteStartObject();
        json.WriteString(StoreMember, Name(store));
        json.WriteStartArray(ProductsMember);
        int next = 0;
        foreach (Product given in brief.Products)
        {
            if (MessageFacts.AsWritten(given, brief) is null || next == products.Length) continue;
            json.WriteStartObject();
            json.WriteString("role", WireNames.Of(given.Role));
            json.WriteNumber("quantity", given.Quantity);
            json.WriteString(PartMember, Name(products[next++]));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (brief.Context.Step is { } step) json.WriteNumber(StepMember, step);
        if (brief.Context.CartUrl is not null) json.WriteBoolean(CartUrlMember, true);
        if (brief.Promotion is { } promotion) Write(json, promotion);
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenSpan.ToArray();
    }

    public static byte[] Of(Store store)
    {
        ArrayBufferWriter<byte> bytes = new();
        using Utf8JsonWriter json = new(bytes, s_options);
        json.WriteStartObject();
        Text(json, "name", store.Name);
        Text(json, "hotline", store.Hotline);
        Address(json, store.Url);
        Text(json, "email", store.Email);
        Text(json, "address", store.Address);
        Text(json, "sms_opt_out", store.SmsOptOut);
        Text(json, "return_policy", store.ReturnPolicy);
        Text(json, "warranty", store.Warranty);
        Number(json, "free_shipping_from", store.FreeShippingFrom);
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenSpan.ToArray();
    }

    public static byte[] Of(Product product)
    {
        ArrayBufferWriter<byte> bytes = new();
        using Utf8JsonWriter json = new(bytes, s_options);
        json.WriteStartObject();
        Text(json, "id", product.Id);
        Text(json, "name", product.Name);
        Text(json, ShortNameMember, product.ShortName);
        Text(json, "brand", product.Brand);
        Text(json, "category", product.Category);
        Number(json, "price", product.Price);
        Number(json, "list_price", product.ListPrice);
        Address(json, product.Url);
        Number(json, "stock", product.Stock);
        if (product.Cod is { } cod) json.WriteBoolean("cod", cod);
        Text(json, "delivery", Masked(product.Delivery));
        Number(json, "rating", product.Rating);
        Number(json, "review_count", product.ReviewCount);
        json.WriteStartArray("review_highlights");
        foreach (string highlight in product.ReviewHighlights) json.WriteStringValue(Masked(highlight));
        json.WriteEndArray();
        json.WriteStartArray("faqs");
        foreach (Faq faq in product.Faqs)
        {
            json.WriteStartObject();
            Text(json, "q", Masked(faq.Question));
            Text(json, "a", Masked(faq.Answer));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("attributes");
        foreach ((string key, Value value) in product.Attributes.Members)
        {
            json.WritePropertyName(key);
            Write(json, value);
        }
        json.WriteEndObject();
        Write(json, "certifications", product.Certifications);
        Write(json, "evidence", product.Evidence);
        Text(json, "return_policy", product.ReturnPolicy);
        Text(json, "warranty", product.Warranty);
        if (product.Lines != ProductLines.None)
        {
            json.WriteStartObject(LinesMember);
            Text(json, "review", Masked(product.Lines.Review));
            Text(json, "faq", Masked(product.Lines.Faq));
            Text(json, "how_to", Masked(product.Lines.HowTo));
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Promotion promotion)
    {
        json.WriteStartObject(PromotionMember);
        Text(json, "kind", promotion.Kind);
        Number(json, "percent", promotion.Percent);
        Number(json, "amount", promotion.Amount);
        Text(json, "code", promotion.Code);
        Number(json, "min_spend", promotion.MinSpend);
        Number(json, "max_discount", promotion.MaxDiscount);
        Day(json, "starts_at", promotion.StartsAt);
        if (promotion is { EndsAt: { } day, EndsTime: { } time }) json.WriteString("ends_at", new DateTimeOffset(day, time, VietnamTime.Offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        else Day(json, "ends_at", promotion.EndsAt);
        Text(json, "program_type", promotion.ProgramType);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string member, IReadOnlyList<Certificate> certificates)
    {
        json.WriteStartArray(member);
        foreach (Certificate certificate in certificates)
        {
            json.WriteStartObject();
            Text(json, "title", certificate.Title);
            Text(json, "issuer", certificate.Issuer);
            Day(json, "issued", certificate.Issued);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Boolean: json.WriteBooleanValue(value.AsBoolean); break;
            case ValueKind.Integer or ValueKind.Decimal: json.WriteNumberValue(value.AsDecimal); break;
            case ValueKind.Text: json.WriteStringValue(Masked(value.AsText)); break;
            case ValueKind.List:
                json.WriteStartArray();
                for (int i = 0; i < value.AsList.Count; i++) Write(json, value.AsList[i]);
                json.WriteEndArray();
                break;
            default: json.WriteNullValue(); break;
        }
    }

    private static string? Masked(string? text) => text is null ? null : PiiScrubber.Mask(text);

    private static void Address(Utf8JsonWriter json, string? url)
    {
        if (url is not null) json.WriteString("url", MessageFacts.PageOf(url));
    }

    private static void Text(Utf8JsonWriter json, string member, string? text)
    {
        if (text is not null) json.WriteString(member, text);
    }

    private static void Number(Utf8JsonWriter json, string member, decimal? number)
    {
        if (number is { } known) json.WriteNumber(member, known);
    }

    private static void Day(Utf8JsonWriter json, string member, DateOnly? day)
    {
        if (day is { } known) json.WriteString(member, known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
