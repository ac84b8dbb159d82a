using System.Text;
using System.Text.Json;
using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Generation;

/// <summary>The copies found in a completion, or what is wrong with it. The fault never quotes the completion.</summary>
internal readonly record struct CopyReading(IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>> Copies, string? Fault);

/// <summary>
/// Reads a completion: lenient about what real servers put around JSON (a byte order mark, thinking, fences, words before and after, trailing commas,
/// a single variant without its list), strict about the JSON itself: exactly the fields asked for, each once, each a text.
/// </summary>
internal static class CopyReader
{
    private const int MaxCompletionChars = 200_000;
    private const int MaxFieldChars = 20_000;
    private const int MaxStarts = 16;
    private const string EndOfThinking = "</think>";

    private static readonly JsonDocumentOptions s_options =
        new() { AllowTrailingCommas = true, AllowDuplicateProperties = false, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 8 };

    public static CopyReading Read(string completion, IReadOnlyList<FieldDefinition> fields, int most)
    {
        if (string.IsNullOrWhiteSpace(completion)) return Fault("the completion is empty");
        if (completion.Length > MaxCompletionChars) return Fault("the completion is too long");
        int thinking = completion.LastIndexOf(EndOfThinking, StringComparison.OrdinalIgnoreCase);
        byte[] answer = Encoding.UTF8.GetBytes(thinking < 0 ? completion : completion[(thinking + EndOfThinking.Length)..]);
        using JsonDocument? document = FindObject(answer, CopySchema.Variants) ?? FindObject(answer, fields[0].Id);
        if (document is null) return Fault("the completion holds no whole JSON object with variants");

        JsonElement root = document.RootElement;
        JsonElement[] variants = [root];
        if (root.TryGetProperty(CopySchema.Variants, out JsonElement list))
        {
            if (root.EnumerateObject().Count() > 1) return Fault("members beside variants");
            if (list.ValueKind != JsonValueKind.Array) return Fault("variants is not a list");
            variants = [.. list.EnumerateArray()];
        }

        List<IReadOnlyList<KeyValuePair<string, string>>> copies = [];
        foreach (JsonElement variant in variants)
        {
            if (copies.Count == most) break;
            if (TryReadCopy(variant, fields, out List<KeyValuePair<string, string>> copy) is { } fault) return Fault(fault);
            if (!copies.Exists(other => NearDuplicates.Alike(other, copy))) copies.Add(copy);
        }
        return copies.Count == 0 ? Fault("variants is empty") : new CopyReading(copies, null);
    }

    /// <summary>The first complete object with this member; words around it may hold braces of their own.</summary>
    private static JsonDocument? FindObject(byte[] bytes, string member)
    {
        int start = -1;
        for (int attempt = 0; attempt < MaxStarts; attempt++)
        {
            int next = bytes.AsSpan(start + 1).IndexOf((byte)'{');
            if (next < 0) return null;
            start += 1 + next;
            if (TryParse(bytes.AsSpan(start), member, out JsonDocument? document)) return document;
        }
        return null;
    }

    private static bool TryParse(ReadOnlySpan<byte> bytes, string member, out JsonDocument? document)
    {
        Utf8JsonReader reader = new(bytes, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 8 });
        document = null;
        try
        {
            reader.Read();
            reader.Skip();
            document = JsonDocument.Parse(bytes[..(int)reader.BytesConsumed].ToArray(), s_options);
            if (document.RootElement.TryGetProperty(member, out _)) return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not an object of ours: the next brace may start one.
        }
        document?.Dispose();
        document = null;
        return false;
    }

    private static string? TryReadCopy(JsonElement variant, IReadOnlyList<FieldDefinition> fields, out List<KeyValuePair<string, string>> copy)
    {
        copy = [];
        if (variant.ValueKind != JsonValueKind.Object) return "a variant is not an object";
        foreach (JsonProperty member in variant.EnumerateObject())
            if (!fields.Any(field => field.Id == member.Name)) return "a variant has a field that the channel has not";
        foreach (FieldDefinition field in fields)
        {
            if (!variant.TryGetProperty(field.Id, out JsonElement element)) return $"a variant lacks {field.Id}";
            if (element.ValueKind != JsonValueKind.String) return $"{field.Id} is not a text";
            if (!TryText(element, out string text)) return $"{field.Id} is not sound text";
            if (text.Length > MaxFieldChars) return $"{field.Id} is too long";
            // An example that was copied from the prompt (“…”) is as empty as nothing.
            bool empty = !text.Any(char.IsLetterOrDigit);
            if (empty && field.Required) return $"{field.Id} is empty";
            if (!empty) copy.Add(new KeyValuePair<string, string>(field.Id, text));
        }
        return null;
    }

    private static bool TryText(JsonElement element, out string text)
    {
        try
        {
            text = element.GetString()!.Trim().Normalize(NormalizationForm.FormC);
            return true;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            text = ""; // Half a surrogate pair, escaped.
            return false;
        }
    }

    private static CopyReading Fault(string fault) => new([], fault);
}
