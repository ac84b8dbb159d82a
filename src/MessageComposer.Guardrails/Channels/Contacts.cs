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
    private const string TopLevel = "com|vn|net|org|me|ly|io|co|shop|store|info|asia|app|link|xyz|site|online|page|club|top|biz|gl|gg|cc|tv|example";

    public static void Find(FoldedText field, ref List<Contact>? found)
    {
        ReadOnlySpan<char> key = field.Toned;
        if (key.Contains('@'))
        {
            foreach (ValueMatch match in Email().EnumerateMatches(key)) Add(field, ContactKind.Email, match.Index, match.Length, ref found);
            foreach (ValueMatch match in Handle().EnumerateMatches(key))
                if (!Overlaps(field, match, found)) Add(field, ContactKind.Handle, match.Index, match.Length, ref found);
        }
        if (MayHoldLink(key))
        {
            foreach (ValueMatch match in Link().EnumerateMatches(key))
                if (!Overlaps(field, match, found)) Add(field, ContactKind.Link, match.Index, match.Length, ref found);
        }
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
        int at = 0;
        while (at < key.Length)
        {
            if (!char.IsAsciiDigit(key[at]))
            {
                at++;
                continue;
            }
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
            Add(field, ContactKind.Phone, start, end - start, ref found);
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

    private static bool MayHoldLink(ReadOnlySpan<char> key)
    {
        if (key.Contains("://", StringComparison.Ordinal) || key.Contains("chấm", StringComparison.Ordinal) || key.Contains(" dot ", StringComparison.Ordinal)) return true;
        for (int at = 0; at + 1 < key.Length; at++)
            if (key[at] == '.' && (char.IsLetter(key[at + 1]) || key[at + 1] is ']' or ')' || (key[at + 1] == ' ' && at > 0 && key[at - 1] == ' '))) return true;
        return false;
    }

    private static bool Overlaps(FoldedText field, ValueMatch match, List<Contact>? found)
    {
        if (found is null) return false;
        TextSpan span = field.ToOriginal(match.Index, match.Length);
        foreach (Contact contact in found)
            if (contact.Field == field && contact.Span.Overlaps(span)) return true;
        return false;
    }

    private static void Add(FoldedText field, ContactKind kind, int start, int length, ref List<Contact>? found) =>
        (found ??= []).Add(new Contact(kind, field, field.ToOriginal(start, length)));

    [GeneratedRegex(@"h(?:tt|xx)ps?://[^\s""<>]{1,2000}|\bwww\.[^\s""<>]{1,2000}|\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}(?:\.|\[\.\]|\(\.\)| \. | chấm | dot )(?:" + TopLevel + @")\b(?:/[^\s""<>]{0,2000})?", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![a-z0-9])@[a-z0-9_.]{3,30}", RegexOptions.CultureInvariant)]
    private static partial Regex Handle();

    [GeneratedRegex(@"^\d{1,3}(?:\.\d{3})+$", RegexOptions.CultureInvariant)]
    private static partial Regex Amount();
}
