using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MessageComposer.Guardrails;
using MessageComposer.Review;
using MessageComposer.Review.Sheets;

namespace MessageComposer.Storage;

/// <summary>One field of a copy, as stored: a list keeps the channel's order on every database.</summary>
internal sealed record StoredField(string Field, string Text);

/// <summary>The JSON texts of list columns: snake_case, letters as they are, enums by name.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredField[]))]
[JsonSerializable(typeof(Ground[]))]
[JsonSerializable(typeof(Finding[]))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(Guid[]))]
[JsonSerializable(typeof(VariantReview))]
[JsonSerializable(typeof(SheetPlan))]
[JsonSerializable(typeof(SheetItem[]))]
internal sealed partial class StorageJsonContext : JsonSerializerContext;

internal static class StorageJson
{
    private static readonly StorageJsonContext s_json = new(new JsonSerializerOptions(StorageJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string WriteFields(IReadOnlyList<KeyValuePair<string, string>> fields) =>
        JsonSerializer.Serialize([.. fields.Select(field => new StoredField(field.Key, field.Value))], s_json.StoredFieldArray);

    public static IReadOnlyList<KeyValuePair<string, string>> ReadFields(string json) =>
        [.. Read(json, s_json.StoredFieldArray).Select(field => KeyValuePair.Create(field.Field, field.Text))];

    public static string WriteTexts(IReadOnlyList<string> texts) => JsonSerializer.Serialize([.. texts], s_json.StringArray);

    public static IReadOnlyList<string> ReadTexts(string json) => Read(json, s_json.StringArray);

    public static string WriteIds(IReadOnlyList<Guid> ids) => JsonSerializer.Serialize([.. ids], s_json.GuidArray);

    public static IReadOnlyList<Guid> ReadIds(string json) => Read(json, s_json.GuidArray);

    public static string WriteGrounds(IReadOnlyList<Ground> grounds) => JsonSerializer.Serialize([.. grounds], s_json.GroundArray);

    public static IReadOnlyList<Ground> ReadGrounds(string json) => Read(json, s_json.GroundArray);

    public static string WriteFindings(IReadOnlyList<Finding> findings) => JsonSerializer.Serialize([.. findings], s_json.FindingArray);

    public static IReadOnlyList<Finding> ReadFindings(string json) => Read(json, s_json.FindingArray);

    public static string WriteReview(VariantReview review) => ReferenceEquals(review, VariantReview.None) ? "{}" : JsonSerializer.Serialize(review, s_json.VariantReview);

    public static VariantReview ReadReview(string json) => json == "{}" ? VariantReview.None : JsonSerializer.Deserialize(json, s_json.VariantReview) ?? VariantReview.None;

    public static string WritePlan(SheetPlan plan) => JsonSerializer.Serialize(plan, s_json.SheetPlan);

    public static SheetPlan ReadPlan(string json) => JsonSerializer.Deserialize(json, s_json.SheetPlan)!;

    public static string WriteItems(IReadOnlyList<SheetItem> items) => JsonSerializer.Serialize([.. items], s_json.SheetItemArray);

    public static IReadOnlyList<SheetItem> ReadItems(string json) => Read(json, s_json.SheetItemArray);

    private static T[] Read<T>(string json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T[]> type) =>
        json == "[]" ? [] : JsonSerializer.Deserialize(json, type) ?? [];
}
