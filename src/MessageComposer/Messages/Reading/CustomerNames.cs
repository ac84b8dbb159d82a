using System.Globalization;
using System.Text;

namespace MessageComposer.Messages.Reading;

/// <summary>Finds the name a customer is addressed by in what a shop's form field holds.</summary>
internal static class CustomerNames
{
    private const int LongestName = 30;

    /// <summary>What people and systems write where a name is missing.</summary>
    private static readonly HashSet<string> s_placeholders = new(StringComparer.OrdinalIgnoreCase)
    {
        "null", "none", "nil", "undefined", "unknown", "test", "tester", "admin", "user", "guest", "customer", "khách", "khach", "hàng", "hang",
        "bạn", "ban", "tên", "ten", "name", "firstname", "anonymous", "na", "n/a", "abc", "xyz", "xxx", "asdf", "shop", "me", "ẩn", "danh",
    };

    private static readonly string[] s_titles = ["anh", "chị", "cô", "chú", "bác", "ông", "bà"];

    /// <summary>The last syllable with its case repaired (<c>NGUYỄN THỊ LAN</c> gives <c>Lan</c>); null where that is no name.</summary>
    public static string? FirstName(string? given)
    {
        if (given is null || s_placeholders.Contains(given)) return null;
        string last = given[(given.LastIndexOf(' ') + 1)..];
        if (last.Length > LongestName || s_placeholders.Contains(last)) return null;
        foreach (Rune rune in last.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune) && rune.Value is not ('-' or '\'' or '’')) return null;
        }
        if (!char.IsLetter(last[0]) || !char.IsLetter(last[^1])) return null;
        return Capitalised(last);
    }

    /// <summary>A form of address we know, in lower case; null for anything else.</summary>
    public static string? Title(string? given)
    {
        if (given is null) return null;
        string lower = given.ToLowerInvariant();
        return Array.Find(s_titles, title => title == lower);
    }

    /// <summary>Mixed case inside a name (<c>McDonald</c>) is kept: only names all in one case are repaired.</summary>
    private static string Capitalised(string name)
    {
        bool mixed = char.IsUpper(name[0]) && name.AsSpan(1).ContainsAnyInRange('a', 'z') && name.Skip(1).Any(char.IsUpper) && name.Length > 3;
        return mixed ? name : char.ToUpperInvariant(name[0]) + name[1..].ToLower(CultureInfo.InvariantCulture);
    }
}
