using System.Text.RegularExpressions;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Channels;

internal enum ContactKind
{
    Link,
    Phone,
    Email,
    Handle,
}

/// <summary>A way out of the message, in original offsets.</summary>
internal readonly record struct Contact(ContactKind Kind, FoldedText Field, TextSpan Span);

/// <summary>Finds links, phone numbers, e-mail addresses and handles, written plainly or in the usual disguises. Recall comes first: on channels that forbid them, a doubt is a hit.</summary>
internal static partial class Contacts
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> TopLevels = new HashSet<string>(
        "com vn net org me ly io co shop store info asia app link xyz site online page club top biz gl gg cc tv example".Split(' '), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Find(FoldedText field, ref List<Contact>? found)
    {
        ReadOnlySpan<char> key = field.Toned;
        for (int at = key.IndexOf('@'); at >= 0; at = Next(key, '@', at + 1)) AddAround(field, key, at, ref found);
        for (int at = key.IndexOf("://", StringComparison.Ordinal); at >= 0;)
        {
            int end = key[at..].StartsWith("://") ? EndOfUrl(key, at + 3) : at + 1;
            if (end > at + 1) AddLink(field, key, WordStart(key, at), end, ref found);
            at = Next(key, ':', end);
        }
        if (key.Contains('.'))
            for (int at = key.IndexOf('.'); at >= 0; at = Next(key, '.', at + 1)) AddDomain(field, key, at, ref found);
        AddSpelled(field, key, " chấm ", ref found);
        AddSpelled(field, key, " dot ", ref found);
        FindPhones(field, ref found);
    }

    public static Wording NameOf(ContactKind kind) => kind switch
    {
        ContactKind.Link => new("liên kết", "links"),
        ContactKind.Phone => new("số điện thoại", "phone numbers"),
        ContactKind.Email => new("địa chỉ e-mail", "e-mail addresses"),
        ContactKind.Handle => new("tên tài khoản mạng xã hội", "social handles"),
    };

    /// <summary>Runs of 8 to 12 digits with blanks, points or dashes between them that start as Vietnamese numbers do.</summary>
    private static void FindPhones(FoldedText field, ref List<Contact>? found)
    {
        ReadOnlySpan<char> key = field.Toned;
        Span<char> digits = stackalloc char[16];
        for (int at = 0; at < key.Length && key[at..].IndexOfAnyInRange('0', '9') is >= 0 and int offset;)
        {
            at += offset;
            int start = at;
            int end = at;
            int count = 0;
            while (at < key.Length && (char.IsAsciiDigit(key[at]) || (key[at] is ' ' or '.' or '-' or '(' or ')' && at + 1 < key.Length && (char.IsAsciiDigit(key[at + 1]) || key[at + 1] is '(' or ' ' && at + 2 < key.Length && char.IsAsciiDigit(key[at + 2])))))
            {
                if (char.IsAsciiDigit(key[at]))
                {
                    if (count < digits.Length) digits[count] = key[at];
                    count++;
                    end = at + 1;
                }
                at++;
            }
            bool international = start > 0 && key[start - 1] == '+';
            if (count > digits.Length || !IsPhone(digits[..count]) || (!international && HasThousands(key[start..end]))) continue;
            if (international) start--;
            Add(field, ContactKind.Phone, start, end, ref found);
        }
    }

    private static bool IsPhone(ReadOnlySpan<char> digits) => digits.Length switch
    {
        >= 8 and <= 10 when digits.StartsWith("1900") || digits.StartsWith("1800") => true,
        10 => digits[0] == '0' && digits[1] is '2' or '3' or '5' or '7' or '8' or '9',
        11 => digits.StartsWith("84") || digits.StartsWith("02"),
        12 => digits.StartsWith("842"),
        13 => digits.StartsWith("0084"),
        _ => false,
    };

    /// <summary>189.000.000 is an amount: each group behind a point has three digits and the first is not 0.</summary>
    private static bool HasThousands(ReadOnlySpan<char> run) => run[0] != '0' && Amount().IsMatch(run);

    private static void AddAround(FoldedText field, ReadOnlySpan<char> key, int at, ref List<Contact>? found)
    {
        int start = at;
        while (start > 0 && at - start < 64 && IsNameChar(key[start - 1])) start--;
        int end = at + 1;
        while (end < key.Length && end - at < 256 && IsNameChar(key[end])) end++;
        while (end > at + 1 && key[end - 1] is '.' or '-') end--;
        bool dotted = key[(at + 1)..end].Contains('.');
        if (start < at && dotted) Add(field, ContactKind.Email, start, end, ref found);
        else if (start == at && end - at > 3) Add(field, ContactKind.Handle, start, end, ref found);
    }

    /// <summary>A point before a top-level name: <c>may.vn</c>, <c>bit . ly</c>, <c>shopee[.]vn</c>; or behind www.</summary>
    private static void AddDomain(FoldedText field, ReadOnlySpan<char> key, int at, ref List<Contact>? found)
    {
        int left = at - 1;
        int right = at + 1;
        if (left >= 0 && right < key.Length && ((key[left] == '[' && key[right] == ']') || (key[left] == '(' && key[right] == ')') || (key[left] == ' ' && key[right] == ' ')))
        {
            left--;
            right++;
        }
        AddIfDomain(field, key, left, right, ref found);
    }

    private static void AddSpelled(FoldedText field, ReadOnlySpan<char> key, string point, ref List<Contact>? found)
    {
        for (int at = key.IndexOf(point, StringComparison.Ordinal); at >= 0;)
        {
            AddIfDomain(field, key, at - 1, at + point.Length, ref found);
            int next = key[(at + 1)..].IndexOf(point, StringComparison.Ordinal);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private static void AddIfDomain(FoldedText field, ReadOnlySpan<char> key, int left, int right, ref List<Contact>? found)
    {
        if (left < 0 || right >= key.Length || !IsHostChar(key[left]) || !char.IsAsciiLetter(key[right])) return;
        int end = right;
        while (end < key.Length && end - right < 64 && IsHostChar(key[end])) end++;
        if (!TopLevels.Contains(key[right..end]) && !(left >= 2 && key[(left - 2)..].StartsWith("www."))) return;
        AddLink(field, key, WordStart(key, left + 1), end < key.Length && key[end] is '/' or '.' or '?' ? EndOfUrl(key, end) : end, ref found);
    }

    private static void AddLink(FoldedText field, ReadOnlySpan<char> key, int start, int end, ref List<Contact>? found)
    {
        while (end > start && key[end - 1] is '.' or ',' or ')' or '!' or '?') end--;
        Add(field, ContactKind.Link, start, end, ref found);
    }

    private static int WordStart(ReadOnlySpan<char> key, int at)
    {
        int start = at;
        while (start > 0 && at - start < 256 && (IsHostChar(key[start - 1]) || key[start - 1] == '.')) start--;
        while (start < at && key[start] is '.' or '-') start++;
        return start;
    }

    private static int EndOfUrl(ReadOnlySpan<char> key, int at)
    {
        int end = at;
        while (end < key.Length && end - at < 2048 && key[end] is not (' ' or '\n' or '"' or '<' or '>' or FoldedText.EmojiMark)) end++;
        return end;
    }

    private static int Next(ReadOnlySpan<char> key, char unit, int from)
    {
        int next = key[from..].IndexOf(unit);
        return next < 0 ? -1 : from + next;
    }

    private static bool IsHostChar(char unit) => char.IsAsciiLetterOrDigit(unit) || unit is '-' or '_';

    private static bool IsNameChar(char unit) => char.IsAsciiLetterOrDigit(unit) || unit is '.' or '_' or '-' or '+';

    /// <summary>Contacts of one field do not overlap: an address is no link, and a link is one however many points it has.</summary>
    private static void Add(FoldedText field, ContactKind kind, int start, int end, ref List<Contact>? found)
    {
        TextSpan span = field.ToOriginal(start, end - start);
        if (found is { Count: > 0 })
        {
            for (int i = found.Count - 1; i >= 0 && i >= found.Count - 16; i--)
                if (found[i].Field == field && found[i].Span.Overlaps(span)) return;
        }
        (found ??= []).Add(new Contact(kind, field, span));
    }

    [GeneratedRegex(@"^\d{1,3}(?:\.\d{3})+$", RegexOptions.CultureInvariant)]
    private static partial Regex Amount();
}
