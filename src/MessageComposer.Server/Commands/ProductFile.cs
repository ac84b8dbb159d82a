using System.Text.Json;

namespace MessageComposer.Server.Commands;

/// <summary>A JSON file with one product of a compose request, or a list of them.</summary>
internal static class ProductFile
{
    /// <summary>Null where it cannot be used, with words about it on standard error.</summary>
    public static async Task<IReadOnlyList<JsonElement>?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(await RequestFile.ReadAsync(file, cancellationToken), new JsonDocumentOptions { AllowDuplicateProperties = false });
            JsonElement root = document.RootElement.Clone();
            return root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : [root];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            await Console.Error.WriteLineAsync($"{file}: {failure.Message}");
            return null;
        }
    }
}
