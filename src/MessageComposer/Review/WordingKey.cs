using System.Security.Cryptography;
using System.Text;

namespace MessageComposer.Review;

/// <summary>A short name for the words of a copy: equal words, equal key.</summary>
public static class WordingKey
{
    /// <returns>32 hexadecimal digits of SHA-256 over fields and texts.</returns>
    public static string Of(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        StringBuilder text = new();
        foreach ((string field, string words) in fields) text.Append(field.Length).Append(':').Append(field).Append(words.Length).Append(':').Append(words);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }
}
