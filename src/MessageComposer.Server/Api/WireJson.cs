using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MessageComposer.Server.Commands;

namespace MessageComposer.Server.Api;

/// <summary>Everything that goes over the wire, for the serialiser's generated code. snake_case; members that are null are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ComposeRequest))]
[JsonSerializable(typeof(MessageResponse))]
[JsonSerializable(typeof(MessageRecordResponse))]
[JsonSerializable(typeof(GenerateVariantsRequest))]
[JsonSerializable(typeof(GenerateVariantsResponse))]
[JsonSerializable(typeof(VariantResponse))]
[JsonSerializable(typeof(VariantListResponse))]
[JsonSerializable(typeof(StopRequest))]
[JsonSerializable(typeof(StopResponse))]
[JsonSerializable(typeof(StopListResponse))]
[JsonSerializable(typeof(OpenSheetRequest))]
[JsonSerializable(typeof(ReadSheetRequest))]
[JsonSerializable(typeof(DefectRequest))]
[JsonSerializable(typeof(ReplaceRequest))]
[JsonSerializable(typeof(SheetListResponse))]
[JsonSerializable(typeof(SheetResponse))]
[JsonSerializable(typeof(ApproveRequest))]
[JsonSerializable(typeof(ReturnRequest))]
[JsonSerializable(typeof(RejectRequest))]
[JsonSerializable(typeof(EditRequest))]
[JsonSerializable(typeof(RetireRequest))]
[JsonSerializable(typeof(WeighRequest))]
[JsonSerializable(typeof(EditPreviewResponse))]
[JsonSerializable(typeof(HistoryResponse))]
[JsonSerializable(typeof(RejectionsResponse))]
[JsonSerializable(typeof(FindingResponse[]))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(JobResponse))]
[JsonSerializable(typeof(JobListResponse))]
[JsonSerializable(typeof(ContentResponse))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(GuardrailCheckRequest))]
[JsonSerializable(typeof(GuardrailsResponse))]
[JsonSerializable(typeof(LintResponse))]
[JsonSerializable(typeof(CostResponse))]
[JsonSerializable(typeof(SignInRequest))]
[JsonSerializable(typeof(SessionResponse))]
internal sealed partial class WireJsonContext : JsonSerializerContext;

/// <summary>How JSON is written and read here: letters as they are (<c>ế</c>, not an escape), duplicate keys refused.</summary>
internal static class WireJson
{
    /// <summary>For requests and responses.</summary>
    public static WireJsonContext Compact { get; } = new(Configure(new JsonSerializerOptions()));

    /// <summary>For people who read it in a terminal.</summary>
    public static WireJsonContext Indented { get; } = new(Configure(new JsonSerializerOptions { WriteIndented = true }));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.AllowDuplicateProperties = false;
        options.TypeInfoResolverChain.Insert(0, WireJsonContext.Default);
        return options;
    }
}
