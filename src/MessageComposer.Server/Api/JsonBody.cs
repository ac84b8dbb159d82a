using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MessageComposer.Server.Api;

/// <summary>The JSON body of a request, whole and bounded, or the refusal to answer with. Nothing of it is ever logged.</summary>
internal readonly record struct JsonBody(ReadOnlyMemory<byte> Utf8, ProblemHttpResult? Refusal)
{
    public const int MaxBytes = 256 * 1024;

    public static async ValueTask<JsonBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType()) return new JsonBody(default, Problems.NotJson());
        if (request.ContentLength > MaxBytes) return new JsonBody(default, Problems.TooLarge(MaxBytes));
        PipeReader reader = request.BodyReader;
        try
        {
            while (true)
            {
                ReadResult read = await reader.ReadAsync(cancellationToken);
                if (read.Buffer.Length > MaxBytes) return new JsonBody(default, Problems.TooLarge(MaxBytes));
                if (read.IsCompleted)
                {
                    byte[] utf8 = read.Buffer.ToArray();
                    reader.AdvanceTo(read.Buffer.End);
                    return new JsonBody(utf8, null);
                }
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new JsonBody(default, Problems.TooLarge(MaxBytes));
        }
    }

    /// <summary>Reads the body as <typeparamref name="T"/>; a mistake is named by its JSON path.</summary>
    public bool TryParse<T>(JsonTypeInfo<T> type, [NotNullWhen(true)] out T? value, [NotNullWhen(false)] out ProblemHttpResult? refusal)
        where T : class
    {
        refusal = null;
        value = null;
        try
        {
            value = JsonSerializer.Deserialize(Utf8.Span, type);
            if (value is null) refusal = Problems.InvalidRequest("$", "must be an object");
        }
        catch (JsonException mistake)
        {
            refusal = Problems.InvalidRequest(PathOf(mistake), MessageOf(mistake));
        }
        return refusal is null;
    }

    private static string PathOf(JsonException mistake) => mistake.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : "$";

    /// <summary>The serialiser's own words name .NET types, or quote what was sent: callers get ours.</summary>
    private static string MessageOf(JsonException mistake) =>
        mistake.InnerException is JsonException or null && mistake.Message.StartsWith("JSON deserialization", StringComparison.Ordinal)
            ? "lacks a required member"
            : mistake.LineNumber is { } line ? $"is not what is expected here (line {line + 1}, byte {mistake.BytePositionInLine + 1})" : "is not what is expected here";
}
