using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Content;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Review;
using MessageComposer.Review.Audit;
using MessageComposer.Review.Sheets;

namespace MessageComposer.Composition;

/// <summary>
/// The approval certificate of a sheet: <c>{"certificate": …, "audit": {number, hash, certificate_sha256}}</c>. The hash of its body stands in the trail's row
/// of the decision, so that neither can be changed without the other.
/// </summary>
public static class ApprovalCertificate
{
    public const string HashDetail = "certificate_sha256";

    /// <param name="variants">As they were when they were read.</param>
    /// <param name="decided">Ids of the texts the decision is about.</param>
    public static JsonObject Body(Sheet sheet, IReadOnlyDictionary<Guid, Variant> variants, IReadOnlySet<Guid> decided, Reviewer by, DateTimeOffset at, ContentSnapshot content, DateOnly day) => new()
    {
        ["version"] = 1,
        ["sheet"] = sheet.Id.ToString("D"),
        ["decision"] = Word(sheet.State),
        ["decided_at"] = at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
        ["scenario"] = sheet.Key.Scenario,
        ["channel"] = sheet.Key.Channel,
        ["class"] = Word(sheet.Key.Risk),
        ["layer"] = Word(sheet.Key.Layer),
        ["people"] = new JsonArray(
        [
            new JsonObject { ["id"] = by.Id, ["name"] = by.Name, ["layer"] = Word(sheet.Key.Layer) },
            .. decided.SelectMany(id => variants[id].Review.Approvals).DistinctBy(approval => (approval.Layer, approval.PersonId))
                .Select(approval => (JsonNode?)new JsonObject { ["id"] = approval.PersonId, ["name"] = approval.PersonName, ["layer"] = Word(approval.Layer) }),
        ]),
        ["plan"] = new JsonObject
        {
            ["extent"] = Word(sheet.Plan.Extent),
            ["population"] = sheet.Plan.Population,
            ["sample"] = sheet.Plan.SampleSize,
            ["confidence"] = sheet.Plan.Confidence,
            ["max_defect_rate"] = sheet.Plan.MaxDefectRate,
            ["seed"] = sheet.Plan.Seed,
            ["read"] = sheet.ReadCount,
            ["defects"] = sheet.Defects,
            ["sentence"] = Sampling.Sentence(sheet, vietnamese: true),
        },
        ["versions"] = new JsonObject
        {
            ["content"] = content.Hash,
            ["guardrails"] = content.GuardrailsHash,
            ["prompt"] = sheet.Key.PromptVersion.Length > 0 ? $"{sheet.Key.Scenario}/{sheet.Key.PromptVersion}" : null,
            ["models"] = new JsonArray([.. decided.Select(id => variants[id].Model).Distinct().Order(StringComparer.Ordinal).Select(model => (JsonNode?)model)]),
        },
        ["facts_sha256"] = Sha256(string.Join('\n', decided.Order().Select(id => $"{id:N} {FactsOf(variants[id])}"))),
        ["rules"] = new JsonArray([.. content.Guardrails.Definitions.Rules.Where(rule => rule.Law is not null && IsInForce(rule, day)).Select(rule => (JsonNode?)RuleOf(rule))]),
        ["evidence"] = new JsonArray([.. content.Guardrails.Definitions.Evidence.Select(evidence => (JsonNode?)new JsonObject { ["id"] = evidence.Id, ["title"] = evidence.Title, ["issued"] = evidence.Issued.ToString("O", System.Globalization.CultureInfo.InvariantCulture) })]),
        ["texts"] = new JsonArray([.. sheet.Items.Select(item => TextOf(item, variants, decided)).OfType<JsonNode>()]),
    };

    /// <summary>The whole file.</summary>
    public static string Seal(JsonObject body, AuditRow row) => AuditChain.Canonical(new JsonObject
    {
        ["certificate"] = body.DeepClone(),
        ["audit"] = new JsonObject { ["number"] = row.Number, ["hash"] = row.Hash, [HashDetail] = HashOf(body) },
    });

    public static string HashOf(JsonNode body) => Sha256(AuditChain.Canonical(body));

    /// <summary>The head a certificate anchors, and the hash its row must carry; null with a message where the file is no certificate or was changed.</summary>
    public static (AuditHead Head, string Hash)? Read(string json, out string? fault)
    {
        fault = null;
        try
        {
            JsonNode file = JsonNode.Parse(json)!;
            JsonNode audit = file["audit"]!;
            string stated = (string)audit[HashDetail]!;
            if (HashOf(file["certificate"]!) != stated) fault = "The certificate was changed after it was issued.";
            return fault is null ? (new AuditHead((long)audit["number"]!, (string)audit["hash"]!), stated) : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or NullReferenceException or FormatException)
        {
            fault = "This is no approval certificate.";
            return null;
        }
    }

    private static JsonObject? TextOf(SheetItem item, IReadOnlyDictionary<Guid, Variant> variants, IReadOnlySet<Guid> decided)
    {
        SheetMember[] members = [.. item.Members.Where(member => decided.Contains(member.Id))];
        if (members.Length == 0) return null;
        Variant first = variants[members[0].Id];
        return new JsonObject
        {
            ["wording"] = item.Key,
            ["fields"] = new JsonObject(first.Fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value))),
            ["read"] = item.ReadAt is not null,
            ["sampled"] = members.Any(member => member.Sampled),
            ["outlier"] = new JsonArray([.. item.Outlier.Select(reason => (JsonNode?)Word(reason))]),
            ["defect"] = item.Defect?.Note,
            ["warnings"] = new JsonArray([.. members.SelectMany(member => WarningKeys.Warnings(variants[member.Id].Findings)).Select(WarningKeys.Of).Distinct(StringComparer.Ordinal).Select(key => (JsonNode?)key)]),
            ["variants"] = new JsonArray([.. members.Select(member => (JsonNode?)VariantOf(member, variants[member.Id]))]),
        };
    }

    private static JsonObject VariantOf(SheetMember member, Variant variant) => new()
    {
        ["id"] = member.Id.ToString("D"),
        ["revision"] = member.Revision,
        ["cell"] = string.Join('/', variant.Cell.Scenario, variant.Cell.Angle, variant.Cell.Segment, variant.Cell.Motive, variant.Cell.Channel, variant.Cell.Locale, variant.Cell.Subject),
        ["conditions"] = new JsonArray([.. variant.Conditions.Select(condition => (JsonNode?)condition)]),
        ["grounds"] = new JsonObject(variant.Grounds.DistinctBy(ground => ground.Path).Select(ground => KeyValuePair.Create(ground.Path, (JsonNode?)ground.Value))),
        ["risk_reasons"] = new JsonArray([.. variant.Review.RiskGrounds.Select(ground => (JsonNode?)$"{ground.Explain}: {ground.Because}")]),
    };

    private static JsonObject RuleOf(RuleDefinition rule) => new() { ["id"] = rule.Id, ["owner"] = rule.Owner, ["law"] = rule.Law, ["status"] = Word(rule.Status), ["severity"] = Word(rule.Severity), ["mode"] = Word(rule.Mode) };

    private static bool IsInForce(RuleDefinition rule, DateOnly day) => (rule.EffectiveFrom is not { } from || from <= day) && (rule.EffectiveTo is not { } to || day <= to);

    private static string FactsOf(Variant variant) => Sha256($"{variant.StoreName}\n{variant.ProductJson}\n{string.Join('\n', variant.Grounds.Select(ground => ground.Path + "=" + ground.Value))}");

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
