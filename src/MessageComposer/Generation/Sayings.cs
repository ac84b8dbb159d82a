using System.Text.RegularExpressions;

namespace MessageComposer.Generation;

/// <summary>Wordings of a tone file's <c>say</c>: <c>giao trong {delivery}</c> names a fact of the product in single braces.</summary>
internal static partial class Sayings
{
    /// <summary>As a copywriter would type it: <c>giao trong {{ product.delivery }}</c>.</summary>
    public static string AsCopy(string wording) => Fact().Replace(wording, "{{ product.$1 }}");

    /// <summary>The words before and after the fact, for finding the wording in a text.</summary>
    public static IEnumerable<string> Literals(string wording) =>
        Fact().Split(wording).Where((_, index) => index % 2 == 0).Select(part => part.Trim()).Where(part => part.Length > 0);

    [GeneratedRegex(@"\{([a-z_]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Fact();
}
