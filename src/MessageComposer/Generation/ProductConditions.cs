using MessageComposer.Content;
using MessageComposer.Messages;
using MessageComposer.Rendering;

namespace MessageComposer.Generation;

/// <summary>Which named conditions a product meets by itself, whoever buys it and whenever: what copy about it may lean on without being told.</summary>
public static class ProductConditions
{
    /// <param name="product">Only what <see cref="JobProduct.Of"/> keeps of it counts: nothing that hangs on prices, stock or terms is met.</param>
    public static IReadOnlyList<string> Of(Product product, Cell cell, ContentSnapshot content)
    {
        if (!content.Scenarios.TryGetValue(cell.Scenario, out ScenarioContent? scenario)) return [];
        Product lasting = new()
        {
            Id = product.Id, Name = product.Name, ShortName = product.ShortName, Brand = product.Brand, Category = product.Category,
            ReviewHighlights = product.ReviewHighlights, Faqs = product.Faqs, Attributes = product.Attributes,
            Certifications = product.Certifications,
        };
        Brief brief = new()
        {
            Scenario = cell.Scenario, Channel = cell.Channel, Locale = cell.Locale, Customer = new Customer(), Products = [lasting], Product = lasting,
            Store = new Store(), Context = new BriefContext(), At = DateTimeOffset.UnixEpoch, Day = DateOnly.MinValue, Cart = new Cart(0, null, null, null),
        };
        MessageJudge judge = new(content, scenario, new Audience(cell.Segment, cell.Motive, cell.Angle, scenario.Angles[0].Purpose), cell.Channel);
        ConditionValues conditions = judge.ModelOf(brief).Conditions;
        return [.. content.Conditions.Keys.Where(conditions.Holds).Order(StringComparer.Ordinal)];
    }
}
