using System.Text.Json;

namespace MessageComposer.Server.Commands;

/// <summary>A JSON file with one product of a compose request, a list of them, or a catalogue: an object that has such a list as <c>products</c>.</summary>
internal static class ProductFile
{
    private const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>Null where it cannot be used, with words about it on standard error.</summary>
    public static async Task<IReadOnlyList<JsonElement>?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(await RequestFile.ReadAsync(file, MaxBytes, cancellationToken), new JsonDocumentOptions { AllowDuplicateProperties = false });
            JsonElement root = document.RootElement.Clone();
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("products", out JsonElement products)) root = products;
            return root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : [root];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            await Console.Error.WriteLineAsync($"{file}: {failure.Message}");
            return null;
        }
    }
}
