using System.Text.RegularExpressions;

namespace MessageComposer.Rendering;

/// <summary>
/// Finds somebody named as the source of words about a product: a buyer who wrote a review did not agree to stand in a shop's messages by name.
/// Reads form, not meaning: a form of address before a name, a name before a word of saying, a name behind a quotation.
/// </summary>
public static partial class NamedQuote
{
    /// <summary>Words that begin a sentence about buyers in general, and what a title before a capital may otherwise mean.</summary>
    private static readonly HashSet<string> s_nobody = new(StringComparer.Ordinal)
    {
        "Khách", "Người", "Nhiều", "Mọi", "Ai", "Họ", "Shop", "Hãng", "Quốc", "Buyer", "Buyers", "Customer", "Customers", "Reviewer", "Reviewers", "They", "People", "Everybody", "Everyone",
    };

    /// <param name="known">Names that are no person's: the product, its brand, the shop.</param>
    /// <returns>Start and length of the first; null where nobody is named.</returns>
    public static (int Start, int Length)? Find(string text, IReadOnlyList<string?> known)
    {
        foreach (Match match in Naming().Matches(text))
        {
            string name = match.Groups["name"].Value;
            if (!s_nobody.Contains(name.Split(' ')[0]) && !IsKnown(name, known)) return (match.Index, match.Length);
        }
        return null;
    }

    private static bool IsKnown(string name, IReadOnlyList<string?> known)
    {
        foreach (string? thing in known)
            if (thing is not null && thing.Contains(name, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    [GeneratedRegex(
        @"\b(?:[Cc]hị|[Aa]nh|[Bb]ạn|[Cc]ô|[Cc]hú|[Bb]ác|[Bb]à|[Ôô]ng|[Mm]ẹ|[Kk]hách(?: hàng)?|[Nn]gười mua|Mr|Mrs|Ms|Dr)\.? (?<name>\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*){0,4})"
        + @"|\b(?<name>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}*){0,4})\.?(?: ?\([^()]{1,40}\)|, [^,.]{1,40},)? (?:đã )?(?:nói|khen|nhận xét|chia sẻ|kể|cho biết|viết|đánh giá|says|said|writes|wrote|told|shared|recommends)\b"
        + @"|[”""’»] ?[-–—(] ?(?<name>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}*){0,4})"
        + @"|^(?<name>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}*){0,4}): ?[“""«]",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Naming();
}
