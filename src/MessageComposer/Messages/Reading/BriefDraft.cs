namespace MessageComposer.Messages.Reading;

/// <summary>What was read of a request; once it is judged to be without mistakes, everything derived is added here, once for all.</summary>
internal struct BriefDraft
{
    public string? RequestId, Scenario, Channel, Locale;
    public Customer? Customer;
    public List<Product>? Products;
    public Store? Store;
    public Promotion? Promotion;
    public BriefContext? Context;

    public readonly Brief Complete(DateTimeOffset receivedAt, bool consentCheckedUpstream)
    {
        BriefContext context = Context ?? new BriefContext();
        IReadOnlyList<Product> products = Products ?? [];
        DateTimeOffset at = context.SendAt ?? context.LocalTime ?? receivedAt.ToOffset(VietnamTime.Offset);
        DateOnly day = VietnamTime.DayOf(at);
        Product? main = FirstOf(products, suggestion: false);
        Cart cart = CartOf(products, context, Locale!);
        return new Brief
        {
            RequestId = RequestId,
            Scenario = Scenario!,
            Channel = Channel!,
            Locale = Locale!,
            Customer = Customer ?? new Customer(),
            Products = products,
            Store = Store ?? Store.Unknown,
            Promotion = Promotion is { } promotion ? promotion with { Usable = IsUsable(promotion, day, products, main) } : null,
            Context = context,
            At = at,
            Day = day,
            Product = main,
            Suggestion = FirstOf(products, suggestion: true),
            Cart = cart,
            ConsentCheckedUpstream = consentCheckedUpstream,
        };
    }

    private static Product? FirstOf(IReadOnlyList<Product> products, bool suggestion)
    {
        foreach (Product product in products)
        {
            if (product.Role == ProductRole.Suggestion == suggestion) return product;
        }
        return null;
    }

    private static Cart CartOf(IReadOnlyList<Product> products, BriefContext context, string locale)
    {
        int count = 0;
        Product? first = null;
        long? total = 0;
        foreach (Product product in products)
        {
            if (product.Role != ProductRole.Cart) continue;
            first ??= product;
            count++;
            total += product.Price * product.Quantity;
        }
        if (first is null) return new Cart(0, null, null, context.CartUrl);
        string summary = count == 1
            ? first.ShortName
            : locale.StartsWith("vi", StringComparison.Ordinal) ? $"{first.ShortName} và {count - 1} món khác" : $"{first.ShortName} and {count - 1} more";
        return new Cart(count, total, summary, context.CartUrl);
    }

    /// <summary>A voucher is used on the cart; where there is none, on the product of the message.</summary>
    private static bool IsUsable(Promotion promotion, DateOnly day, IReadOnlyList<Product> products, Product? main)
    {
        long? total = 0, before = 0;
        bool any = false;
        foreach (Product product in products)
        {
            if (product.Role != ProductRole.Cart) continue;
            any = true;
            total += product.Price * product.Quantity;
            before += Math.Max(product.ListPrice ?? 0, product.Price ?? 0) * product.Quantity;
        }
        if (!any) (total, before) = (main?.Price, Math.Max(main?.ListPrice ?? 0, main?.Price ?? 0));
        return PromotionRules.IsUsable(promotion, day, total, before);
    }
}
