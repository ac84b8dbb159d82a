using System.Text.RegularExpressions;

namespace MessageComposer.Server.Hosting;

/// <summary>
/// Hides what could be personal data in free text on its way into a prompt. Wider than it need be: any word with <c>@</c> or a link, any run of
/// six digits or more however it is spaced. A review loses an order number; nobody's phone leaves the house.
/// </summary>
internal static partial class PersonalData
{
    private const string Hidden = "…";

    public static string Hide(string text) => Suspicious().Replace(text, Hidden);

    [GeneratedRegex(@"\S*@\S+|(https?://|www\.)\S+|\d([\s.\-/()+]{0,3}\d){5,}", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Suspicious();
}
