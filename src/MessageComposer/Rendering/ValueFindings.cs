using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Templating;

namespace MessageComposer.Rendering;

/// <summary>
/// A hit wholly inside a merged value is about data, not copy. A trade name is the shop's to answer for and is listed for legal; a quoted text
/// may have a tone of its own; a customer's name, a review or another value that breaks any other rule is left out, and the text is written
/// without it.
/// </summary>
internal static class ValueFindings
{
    private static readonly string[] s_tradeNames =
    [
        "product.name", "product.short_name", "product.brand", "suggestion.name", "suggestion.short_name", "suggestion.brand", "cart.summary", "store.name", "promotion.code",
    ];

    /// <summary>What may not stand in a trade name either.</summary>
    private static readonly string[] s_neverExcused = [Categories.BannedWord, Categories.Pii, Categories.Injection, Categories.ChannelLimit];

    /// <summary>The report in which hits inside trade names no longer decide.</summary>
    public static GuardrailReport Excuse(GuardrailReport report)
    {
        if (!report.Findings.Any(IsExcused)) return report;
        return GuardrailReport.Of([.. report.Findings.Select(finding => IsExcused(finding) ? finding with { Mode = RuleMode.Shadow } : finding)]);
    }

    /// <summary>The brief without the values that brought blocking hits; null where no hit came from a value that can go.</summary>
    public static Brief? WithoutCulprits(Brief brief, GuardrailReport report)
    {
        Brief cleaner = brief;
        foreach (Finding finding in report.Findings)
        {
            if (finding.Severity != Severity.Block || finding.Mode == RuleMode.Shadow) continue;
            foreach (string path in finding.InValue) cleaner = Without(cleaner, path);
        }
        return ReferenceEquals(cleaner, brief) ? null : cleaner;
    }

    /// <summary>A trade name, or the way somebody else talks: a review need not sound like the shop.</summary>
    private static bool IsExcused(Finding finding) =>
        finding.InValue.Count > 0
        && (finding.Category == Categories.Tone || (!s_neverExcused.Contains(finding.Category) && finding.InValue.All(path => s_tradeNames.Contains(path))));

    /// <summary>The same instance where the path names nothing that can go.</summary>
    private static Brief Without(Brief brief, string path)
    {
        if (path == "customer.first_name" || path == "address.hello")
            return brief.Customer.FirstName is null ? brief : brief with { Customer = brief.Customer with { FirstName = null } };
        if (path == "store.return_policy" && brief.Store.ReturnPolicy is not null) return brief with { Store = brief.Store with { ReturnPolicy = null } };
        if (path.StartsWith("product.", StringComparison.Ordinal) && brief.Product is { } product)
            return Without(product, path["product.".Length..]) is { } rest ? brief with { Product = rest } : brief;
        if (path.StartsWith("suggestion.", StringComparison.Ordinal) && brief.Suggestion is not null) return brief with { Suggestion = null };
        return brief;
    }

    private static Product? Without(Product product, string member) => member switch
    {
        "review_highlights" when product.ReviewHighlights.Count > 0 => product with { ReviewHighlights = [] },
        "faqs" when product.Faqs.Count > 0 => product with { Faqs = [] },
        "delivery" when product.Delivery is not null => product with { Delivery = null, DeliveryDays = null },
        "return_policy" when product.ReturnPolicy is not null => product with { ReturnPolicy = null },
        "warranty" when product.Warranty is not null => product with { Warranty = null },
        _ when member.StartsWith("lines.", StringComparison.Ordinal) && product.Lines != ProductLines.None => product with { Lines = ProductLines.None },
        _ when member.StartsWith("attributes.", StringComparison.Ordinal) => WithoutAttribute(product, member["attributes.".Length..]),
        _ => null,
    };

    private static Product? WithoutAttribute(Product product, string key)
    {
        if (!product.Attributes.Members.ContainsKey(key)) return null;
        Dictionary<string, Value> rest = new(product.Attributes.Members, StringComparer.Ordinal);
        rest.Remove(key);
        return product with { Attributes = new AttributeBag(rest) };
    }
}
