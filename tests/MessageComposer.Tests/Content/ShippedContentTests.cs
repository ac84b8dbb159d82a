using MessageComposer.Content;

namespace MessageComposer.Tests.Content;

/// <summary>The content that is delivered with the program.</summary>
public sealed class ShippedContentTests
{
    [Fact]
    public void The_shipped_content_loads_without_faults()
    {
        string root = ContentRoot.Find(null, AppContext.BaseDirectory, AppContext.BaseDirectory)!;
        ContentLoad load = ContentLoader.Load(root);
        Assert.Empty(load.Faults.Select(fault => fault.ToString()));
        // A rule set may wait for its first rule; anything else that is never used is a mistake.
        Assert.Empty(load.Warnings.Where(warning => warning.Key != "rule_sets").Select(warning => warning.ToString()));
        Assert.Equal(
            ["back-in-stock", "browse-abandonment", "cart-abandonment", "post-purchase", "price-drop", "product-card"],
            load.Snapshot!.Scenarios.Keys.Order(StringComparer.Ordinal));
    }
}
