using System.Buffers;
using System.Text.Json;

namespace MessageComposer.Content.Yaml;

/// <summary>How names are spelled in content files.</summary>
internal static class Identifiers
{
    private static readonly SearchValues<char> _letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_");

    public static bool IsIdentifier(string text) =>
        text.Length is > 0 and <= 64 && !text.AsSpan().ContainsAnyExcept(_letters) && char.IsAsciiLetterOrDigit(text[0]);

    /// <summary>The word for an enum value: its name in snake_case.</summary>
    public static string WordFor<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
