using MessageComposer.Guardrails;
using MessageComposer.Messages;

namespace MessageComposer.Rendering;

/// <summary>
/// Finds the shop's and the customer's own words in a text that a fallback template made. A template does not tell where its values went,
/// and a hit wholly inside such a value is about data, not about the template.
/// </summary>
public static class MergedValues
{
    private const int ShortestValue = 2;

    public static IReadOnlyList<MergedValue> Locate(string text, BriefModel model)
    {
        List<MergedValue> found = [];
        Brief brief = model.Brief;
        Add(found, text, brief.Customer.FirstName, "customer.first_name");
        if (brief.Product is { } product) AddProduct(found, text, product, "product");
        if (brief.Suggestion is { } suggestion) AddProduct(found, text, suggestion, "suggestion");
        Add(found, text, brief.Cart.Summary, "cart.summary");
        Add(found, text, brief.Cart.Url, "cart.url");
        Add(found, text, brief.Store.Name, "store.name");
        Add(found, text, brief.Store.Url, "store.url");
        Add(found, text, brief.Store.Hotline, "store.hotline");
        Add(found, text, brief.Store.ReturnPolicy, "store.return_policy");
        Add(found, text, brief.Promotion?.Code, "promotion.code");
        found.Sort(static (left, right) => left.Start != right.Start ? left.Start.CompareTo(right.Start) : right.Length.CompareTo(left.Length));
        return found;
    }

    private static void AddProduct(List<MergedValue> found, string text, Product product, string owner)
    {
        Add(found, text, product.Name, owner + ".name");
        if (product.ShortName != product.Name) Add(found, text, product.ShortName, owner + ".short_name");
        Add(found, text, product.Brand, owner + ".brand");
        Add(found, text, product.Url, owner + ".url");
        Add(found, text, product.Delivery, owner + ".delivery");
        Add(found, text, product.ReturnPolicy, owner + ".return_policy");
        Add(found, text, product.Warranty, owner + ".warranty");
        Add(found, text, product.Lines.Review, owner + ".lines.review");
        Add(found, text, product.Lines.Faq, owner + ".lines.faq");
        Add(found, text, product.Lines.HowTo, owner + ".lines.how_to");
        foreach (string highlight in product.ReviewHighlights) Add(found, text, highlight, owner + ".review_highlights");
        foreach (Faq faq in product.Faqs) Add(found, text, faq.Answer, owner + ".faqs");
        foreach ((string key, Templating.Value value) in product.Attributes.Members)
        {
            if (value.Kind == Templating.ValueKind.Text) Add(found, text, value.AsText, owner + ".attributes." + key);
        }
    }

    private static void Add(List<MergedValue> found, string text, string? value, string path)
    {
        if (value is null || value.Length < ShortestValue) return;
        for (int at = text.IndexOf(value, StringComparison.Ordinal); at >= 0; at = text.IndexOf(value, at + value.Length, StringComparison.Ordinal))
            found.Add(new MergedValue(at, value.Length, [path]));
    }
}
