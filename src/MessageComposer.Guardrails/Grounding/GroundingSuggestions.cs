using System.Globalization;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>Offers the true value in the notation of the false one, where one value is clearly meant.</summary>
internal static class GroundingSuggestions
{
    /// <summary>For final text: the product's price for a wrong price, and so on; null where more than one value could be meant.</summary>
    public static string? ForFinal(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        FactProduct? product = facts.OnlyMainProduct;
        ReadOnlySpan<char> written = Written(claim, tokens);
        return claim.Kind switch
        {
            ClaimKind.Money or ClaimKind.CurrentPrice => Money(product?.Price, written),
            ClaimKind.FormerPrice => Money(product?.ListPrice, written),
            ClaimKind.Saving => Money(product?.Saving ?? facts.Promotion.Amount, written),
            ClaimKind.Discount => Percent(facts.Promotion.Percent ?? product?.CutPercent),
            ClaimKind.Rating => Number(facts, FactRole.Rating, written),
            ClaimKind.ReviewCount => Number(facts, FactRole.ReviewCount, written),
            ClaimKind.Stock => Number(facts, FactRole.Stock, written),
            ClaimKind.Code => facts.Promotion.Code,
            ClaimKind.Hotline => TextOf(facts, "hotline"),
            ClaimKind.Link => TextOf(facts, "cart_url") ?? TextOf(facts, "url"),
            ClaimKind.Date when claim.Value > 1 => facts.Promotion.Ends?.ToString("dd/MM", CultureInfo.InvariantCulture),
            ClaimKind.Duration when claim.OfDelivery => TextOf(facts, "delivery"),
            _ => null,
        };
    }

    /// <summary>For copy: the merge field that says it.</summary>
    public static string? ForCopy(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        string product = ProductOf(claim, facts);
        string tail = TailOf(Written(claim, tokens));
        return claim.Kind switch
        {
            ClaimKind.Money or ClaimKind.CurrentPrice => $"{{{{ {MoneyPath(claim, facts, product)} | money }}}}",
            ClaimKind.FormerPrice => $"{{{{ {product}.list_price | money }}}}",
            ClaimKind.Saving => $"{{{{ {product}.list_price - {product}.price | money }}}}",
            ClaimKind.Discount => "{{ promotion.percent | number }}%",
            ClaimKind.Rating => $"{{{{ {product}.rating | number }}}}{tail}",
            ClaimKind.ReviewCount => $"{{{{ {product}.review_count | number }}}}{tail}",
            ClaimKind.Stock => $"{{{{ {product}.stock | number }}}}{tail}",
            ClaimKind.Code => "{{ promotion.code }}",
            ClaimKind.Link => $"{{{{ {product}.url }}}}",
            ClaimKind.Hotline => "{{ store.hotline }}",
            ClaimKind.Date => "{{ promotion.ends_at | day }}",
            ClaimKind.Duration => $"{{{{ {product}.delivery }}}}",
            _ => null,
        };
    }

    private static string MoneyPath(in Claim claim, FactSheet facts, string product)
    {
        foreach (FactNumber number in facts.Numbers)
        {
            if (!Agreement.Agrees(claim, number.Value)) continue;
            if (number.Role == FactRole.ListPrice) return $"{product}.list_price";
            if (number.Role == FactRole.MinSpend) return "promotion.min_spend";
            if (number.Role is FactRole.Price) break;
        }
        return $"{product}.price";
    }

    private static string ProductOf(in Claim claim, FactSheet facts)
    {
        foreach (FactNumber number in facts.Numbers)
            if (number.Product >= 0 && facts.Products[number.Product].IsSuggestion && number.Role != FactRole.Other && Agreement.Agrees(claim, number.Value)) return "suggestion";
        return "product";
    }

    private static ReadOnlySpan<char> Written(in Claim claim, in TokenList tokens)
    {
        TextSpan span = tokens.SpanOf(claim.First, claim.End);
        return tokens.Text.Original.AsSpan(span.Start, span.Length);
    }

    private static string? Money(decimal? amount, ReadOnlySpan<char> written)
    {
        if (amount is not { } value || value <= 0 || value != decimal.Truncate(value)) return null;
        bool isShort = value % 1_000 == 0 && value < 1_000_000 && written[^1] is 'k' or 'K';
        if (isShort) return string.Create(CultureInfo.InvariantCulture, $"{value / 1_000:0}{written[^1]}");
        char mark = written.Contains('.') || !written.Contains(',') ? '.' : ',';
        string digits = value.ToString("#,##0", CultureInfo.InvariantCulture).Replace(',', mark);
        string tail = TailOf(written);
        bool isCurrency = tail.TrimStart() is "đ" or "Đ" or "₫" or "đồng" or "VND" or "VNĐ" or "vnd" or "vnđ" or "d";
        return isCurrency ? digits + tail : digits + "đ";
    }

    private static string? Percent(decimal? percent) =>
        percent is { } value and > 0 and <= 100 ? string.Create(CultureInfo.InvariantCulture, $"{decimal.Truncate(value):0}%") : null;

    private static string? Number(FactSheet facts, FactRole role, ReadOnlySpan<char> written)
    {
        decimal? found = null;
        foreach (FactNumber number in facts.Numbers)
        {
            if (number.Role != role || (number.Product >= 0 && facts.Products[number.Product].IsSuggestion)) continue;
            if (found is not null && found != number.Value) return null;
            found = number.Value;
        }
        if (found is not { } value) return null;
        string digits = value == decimal.Truncate(value)
            ? value.ToString("#,##0", CultureInfo.InvariantCulture).Replace(',', '.')
            : value.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');
        return digits + TailOf(written);
    }

    /// <summary>What is written behind the number.</summary>
    private static string TailOf(ReadOnlySpan<char> written)
    {
        int last = written.LastIndexOfAnyInRange('0', '9');
        return last < 0 ? "" : written[(last + 1)..].TrimStart('+').ToString();
    }

    private static string? TextOf(FactSheet facts, string name)
    {
        foreach (FactText text in facts.Texts)
            if (text.Name == name && text.Value.Length > 0) return text.Value;
        return null;
    }
}
