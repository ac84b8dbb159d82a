using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Review;
using MessageComposer.Review.Audit;

namespace MessageComposer.Storage;

/// <summary>What the trail says of variants that the program writes.</summary>
internal static class VariantAudit
{
    public static AuditEntry Written(Variant variant)
    {
        JsonObject details = Details(variant);
        details["model"] = variant.Model;
        details["prompt_version"] = variant.PromptVersion;
        details["words"] = WordingKey.Of(variant.Fields);
        if (variant.Review.InheritedFrom is { } from) details["inherited_from"] = from.ToString("D");
        return Entry(variant, variant.Review.InheritedFrom is null ? AuditActions.Written : AuditActions.Inherited, details);
    }

    public static AuditEntry Changed(Variant variant) => Entry(variant, AuditActions.Changed, Details(variant));

    private static AuditEntry Entry(Variant variant, string action, JsonObject details) =>
        new(variant.Since ?? variant.CreatedAt, AuditActor.Composer, action, AuditActions.VariantSubject(variant.Id), details);

    private static JsonObject Details(Variant variant) => new()
    {
        ["to"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(variant.State.ToString()),
        ["risk"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(variant.Risk.ToString()),
        ["content"] = variant.ContentHash,
    };
}
