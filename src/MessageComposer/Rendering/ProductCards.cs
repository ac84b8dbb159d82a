namespace MessageComposer.Rendering;

/// <summary>Where the cards of products are: short approved lines that other copy merges as <c>product.lines.*</c>.</summary>
public static class ProductCards
{
    public const string Scenario = "product-card";

    public const string Channel = "line";
}
