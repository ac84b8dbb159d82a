namespace MessageComposer.Guardrails.Grounding;

/// <summary>What a derived number may stand for.</summary>
internal enum DerivedKind : byte
{
    /// <summary>An amount to pay now: total, price × quantity, price after the voucher.</summary>
    Payable,

    /// <summary>An amount before: total of the list prices.</summary>
    Former,
    Saving,

    /// <summary>Percent off.</summary>
    Cut,
    Count,

    /// <summary>A length of time in minutes.</summary>
    Duration,
}

internal readonly record struct Derived(decimal Value, DerivedKind Kind);

/// <summary>Exact arithmetic on facts: savings, percentages off, totals, prices after the voucher, what is missing for it, days left.</summary>
internal static class FactArithmetic
{
    private const int MinutesPerDay = 1_440;
    private const int MostPaired = 5;

    public static void Derive(FactSheet facts, List<Derived> into)
    {
        decimal total = 0;
        decimal listTotal = 0;
        int counted = 0;
        decimal pieces = 0;
        decimal withSuggestions = 0;
        for (int i = 0; i < facts.Products.Count; i++)
        {
            FactProduct product = facts.Products[i];
            DeriveProduct(product, facts.Promotion, into);
            if (product.Price is not { } price || IsRepeated(facts, i)) continue;
            withSuggestions += price * product.Quantity;
            if (product.IsSuggestion) continue;
            total += price * product.Quantity;
            listTotal += (product.ListPrice is { } list && list > price ? list : price) * product.Quantity;
            pieces += product.Quantity;
            counted++;
        }
        if (pieces > 0)
        {
            into.Add(new Derived(pieces, DerivedKind.Count));
            into.Add(new Derived(counted, DerivedKind.Count));
            into.Add(new Derived(counted - 1, DerivedKind.Count));
        }
        DerivePairs(facts.Products, into);
        if (withSuggestions > total) into.Add(new Derived(withSuggestions, DerivedKind.Payable));
        if (total > 0) DeriveTotal(total, listTotal, facts.Promotion, into);
        if (facts.Promotion.Percent is { } percent) into.Add(new Derived(percent, DerivedKind.Cut));
        if (facts.Promotion.Ends is { } ends && ends >= facts.Day)
        {
            int days = ends.DayNumber - facts.Day.DayNumber;
            into.Add(new Derived(days * MinutesPerDay, DerivedKind.Duration));
            into.Add(new Derived((days + 1) * MinutesPerDay, DerivedKind.Duration));
        }
    }

    /// <summary>One of each of two products: "son và sữa rửa mặt, tổng 254.000đ".</summary>
    private static void DerivePairs(List<FactProduct> products, List<Derived> into)
    {
        for (int i = 0; i < Math.Min(MostPaired, products.Count); i++)
            for (int j = i + 1; j < Math.Min(MostPaired, products.Count); j++)
            {
                if (products[i].Price is not { } one || products[j].Price is not { } other) continue;
                into.Add(new Derived(one + other, DerivedKind.Payable));
                if (products[i].Saving is { } first && products[j].Saving is { } second && one != other) into.Add(new Derived(first + second, DerivedKind.Saving));
                into.Add(new Derived(Math.Max(one, products[i].ListPrice ?? 0) + Math.Max(other, products[j].ListPrice ?? 0), DerivedKind.Former));
            }
    }

    private static void DeriveProduct(in FactProduct product, FactPromotion promotion, List<Derived> into)
    {
        if (product.Price is not { } price) return;
        decimal former = product.ListPrice is { } list && list > price ? list : price;
        if (product.Saving is { } saving)
        {
            into.Add(new Derived(saving, DerivedKind.Saving));
            into.Add(new Derived(saving / former * 100, DerivedKind.Cut));
            if (product.Quantity > 1) into.Add(new Derived(saving * product.Quantity, DerivedKind.Saving));
        }
        if (product.Quantity > 1)
        {
            into.Add(new Derived(price * product.Quantity, DerivedKind.Payable));
            into.Add(new Derived(former * product.Quantity, DerivedKind.Former));
        }
        if (promotion.Exists) DeriveVoucher(price, former, promotion, into);
    }

    private static void DeriveTotal(decimal total, decimal listTotal, FactPromotion promotion, List<Derived> into)
    {
        into.Add(new Derived(total, DerivedKind.Payable));
        if (listTotal > total)
        {
            into.Add(new Derived(listTotal, DerivedKind.Former));
            into.Add(new Derived(listTotal - total, DerivedKind.Saving));
            into.Add(new Derived((listTotal - total) / listTotal * 100, DerivedKind.Cut));
        }
        if (promotion.Exists) DeriveVoucher(total, listTotal, promotion, into);
        if (promotion.MinSpend is { } least && least > total) into.Add(new Derived(least - total, DerivedKind.Payable));
    }

    private static void DeriveVoucher(decimal payable, decimal former, FactPromotion promotion, List<Derived> into)
    {
        decimal cut = promotion.CutOf(payable);
        if (cut <= 0) return;
        into.Add(new Derived(payable - cut, DerivedKind.Payable));
        into.Add(new Derived(cut, DerivedKind.Saving));
        into.Add(new Derived(cut / payable * 100, DerivedKind.Cut));
        if (former <= payable) return;
        into.Add(new Derived(former - payable + cut, DerivedKind.Saving));
        into.Add(new Derived((former - payable + cut) / former * 100, DerivedKind.Cut));
    }

    /// <summary>Facts may name one product twice: as <c>product</c> and in <c>products</c>.</summary>
    private static bool IsRepeated(FactSheet facts, int index)
    {
        FactProduct product = facts.Products[index];
        if (product.Path is not ("product" or "suggestion")) return false;
        for (int i = 0; i < facts.Products.Count; i++)
        {
            FactProduct other = facts.Products[i];
            if (i < index && other.Path == product.Path) return true;
            if (product.IsSuggestion ? other.IsSuggestion && other.Price == product.Price && other.Path.StartsWith("products[", StringComparison.Ordinal) : other.Path == "products[0]") return true;
        }
        return false;
    }
}
