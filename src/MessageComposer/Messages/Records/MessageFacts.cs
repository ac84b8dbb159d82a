namespace MessageComposer.Messages.Records;

/// <summary>A piece of facts under the hash of what it says.</summary>
/// <param name="Json">UTF-8.</param>
public readonly record struct FactsPart(UInt128 Hash, ReadOnlyMemory<byte> Json);

/// <summary>
/// The facts of a message that are no customer's: products, store, promotion, which reminder it was. They are kept in parts, each under its hash, so that a
/// product is stored once for all who get a message about it. Of addresses only what leads to the page is taken, without query and fragment, and that the
/// brief had a cart's address, not which.
/// </summary>
public static class MessageFacts
{
    private const int MostProducts = 50;

    private static readonly RecentHashes<Store> s_stores = new(64, HashOf);
    private static readonly RecentHashes<Product> s_products = new(4 * 1_024, HashOf);

    [ThreadStatic] private static FactsDigest? t_digest;

    /// <summary>The hash of the whole.</summary>
    public static UInt128 HashOf(Brief brief) => HashOf(brief, s_stores.Of(brief.Store), stackalloc UInt128[MostProducts], out _);

    /// <summary>The hash of the whole, and of it what <paramref name="records"/> does not have yet: nothing, as a rule.</summary>
    public static UInt128 HashOf(Brief brief, IMessageRecords records, out IReadOnlyList<FactsPart> unknown)
    {
        Span<UInt128> products = stackalloc UInt128[MostProducts];
        UInt128 store = s_stores.Of(brief.Store);
        UInt128 whole = HashOf(brief, store, products, out int count);
        // What the whole leans on was written with it or before.
        unknown = records.KnowsFacts(whole) ? [] : UnknownOf(brief, records, whole, store, products[..count]);
        return whole;
    }

    private static List<FactsPart> UnknownOf(Brief brief, IMessageRecords records, UInt128 whole, UInt128 store, ReadOnlySpan<UInt128> products)
    {
        List<FactsPart> unknown = [];
        if (!records.KnowsFacts(store)) unknown.Add(new FactsPart(store, FactsJson.Of(brief.Store)));
        int next = 0;
        foreach (Product product in Written(brief))
        {
            if (!records.KnowsFacts(products[next])) unknown.Add(new FactsPart(products[next], FactsJson.Of(product)));
            next++;
        }
        unknown.Add(new FactsPart(whole, FactsJson.Of(brief, store, products)));
        return unknown;
    }

    private static IEnumerable<Product> Written(Brief brief) => brief.Products.Select(given => AsWritten(given, brief)).OfType<Product>().Take(MostProducts);

    /// <summary>The product or suggestion of the message stand in the brief less what a rule objected to; null for a suggestion that was left out whole.</summary>
    internal static Product? AsWritten(Product given, Brief brief)
    {
        if (given.Role == ProductRole.Suggestion) return ReferenceEquals(given, FirstOf(brief, suggestion: true)) ? brief.Suggestion : given;
        return ReferenceEquals(given, FirstOf(brief, suggestion: false)) ? brief.Product : given;
    }

    /// <summary>Of an address, what leads to the page: a query may say who is sent there.</summary>
    internal static ReadOnlySpan<char> PageOf(ReadOnlySpan<char> url) => url.IndexOfAny('?', '#') is var end and >= 0 ? url[..end] : url;

    private static Product? FirstOf(Brief brief, bool suggestion)
    {
        for (int i = 0; i < brief.Products.Count; i++)
        {
            if (brief.Products[i].Role == ProductRole.Suggestion == suggestion) return brief.Products[i];
        }
        return null;
    }

    /// <param name="products">Takes their hashes, in order.</param>
    private static UInt128 HashOf(Brief brief, UInt128 store, Span<UInt128> products, out int count)
    {
        count = 0;
        for (int i = 0; i < brief.Products.Count; i++)
        {
            if (count < products.Length && AsWritten(brief.Products[i], brief) is { } product) products[count++] = s_products.Of(product);
        }
        FactsDigest digest = Digest();
        digest.Add("brief");
        digest.Add(store);
        digest.Add(count);
        int next = 0;
        for (int i = 0; i < brief.Products.Count; i++)
        {
            Product given = brief.Products[i];
            if (next == count || AsWritten(given, brief) is null) continue;
            digest.Add((int)given.Role);
            digest.Add(given.Quantity);
            digest.Add(products[next++]);
        }
        digest.Add((long?)brief.Context.Step);
        digest.Add((bool?)(brief.Context.CartUrl is not null));
        digest.Add((bool?)(brief.Promotion is not null));
        if (brief.Promotion is { } promotion)
        {
            digest.Add(promotion.Kind);
            digest.Add(promotion.Percent);
            digest.Add(promotion.Amount);
            digest.Add(promotion.Code);
            digest.Add(promotion.MinSpend);
            digest.Add(promotion.MaxDiscount);
            digest.Add(promotion.StartsAt);
            digest.Add(promotion.EndsAt);
            digest.Add(promotion.EndsTime?.Ticks);
            digest.Add(promotion.ProgramType);
        }
        return digest.Take();
    }

    private static FactsDigest Digest() => t_digest ??= new FactsDigest();

    private static UInt128 HashOf(Store store)
    {
        FactsDigest digest = Digest();
        digest.Add("store");
        digest.Add(store.Name);
        digest.Add(store.Hotline);
        digest.Add(PageOf(store.Url));
        digest.Add(store.Email);
        digest.Add(store.Address);
        digest.Add(store.SmsOptOut);
        digest.Add(store.ReturnPolicy);
        digest.Add(store.Warranty);
        digest.Add(store.FreeShippingFrom);
        return digest.Take();
    }

    private static UInt128 HashOf(Product product)
    {
        FactsDigest digest = Digest();
        digest.Add("product");
        digest.Add(product.Id);
        digest.Add(product.Name);
        digest.Add(product.ShortName);
        digest.Add(product.Brand);
        digest.Add(product.Category);
        digest.Add(product.Price);
        digest.Add(product.ListPrice);
        digest.Add(PageOf(product.Url));
        digest.Add((long?)product.Stock);
        digest.Add(product.Cod);
        digest.Add(product.Delivery);
        digest.Add(product.Rating);
        digest.Add((long?)product.ReviewCount);
        digest.Add(product.ReviewHighlights.Count);
        for (int i = 0; i < product.ReviewHighlights.Count; i++) digest.Add(product.ReviewHighlights[i]);
        digest.Add(product.Faqs.Count);
        for (int i = 0; i < product.Faqs.Count; i++)
        {
            digest.Add(product.Faqs[i].Question);
            digest.Add(product.Faqs[i].Answer);
        }
        digest.Add(product.Attributes.Members.Count);
        if (product.Attributes.Members.Count > 0) AddAttributes(product.Attributes, digest);
        AddCertificates(product.Certifications, digest);
        AddCertificates(product.Evidence, digest);
        digest.Add(product.ReturnPolicy);
        digest.Add(product.Warranty);
        digest.Add(product.Lines.Review);
        digest.Add(product.Lines.Faq);
        digest.Add(product.Lines.HowTo);
        return digest.Take();
    }

    private static void AddAttributes(AttributeBag attributes, FactsDigest digest)
    {
        foreach ((string key, Templating.Value value) in attributes.Members)
        {
            digest.Add(key);
            digest.Add(value);
        }
    }

    private static void AddCertificates(IReadOnlyList<Certificate> certificates, FactsDigest digest)
    {
        digest.Add(certificates.Count);
        for (int i = 0; i < certificates.Count; i++)
        {
            digest.Add(certificates[i].Title);
            digest.Add(certificates[i].Issuer);
            digest.Add(certificates[i].Issued);
        }
    }
}
