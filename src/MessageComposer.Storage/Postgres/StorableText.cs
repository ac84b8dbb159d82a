using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MessageComposer.Storage.Postgres;

/// <summary>PostgreSQL takes neither the character zero nor half of a surrogate pair; what is hostile enough to hold one must not fail a write for ever.</summary>
internal static class StorableText
{
    public static string Of(string text)
    {
        int first = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        if (first < 0 && !text.Contains('\0', StringComparison.Ordinal)) return text;
        StringBuilder whole = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes()) whole.Append(rune.Value == 0 ? Rune.ReplacementChar : rune); // halves come as the replacement already
        return whole.ToString();
    }
}

internal sealed class StorableTextConverter() : ValueConverter<string, string>(text => StorableText.Of(text), text => text);
