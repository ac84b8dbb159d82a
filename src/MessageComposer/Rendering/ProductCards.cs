using MessageComposer.Content;
using MessageComposer.Messages;

namespace MessageComposer.Rendering;

/// <summary>Where the cards of products are: short approved lines that other copy merges as <c>product.lines.*</c>.</summary>
public static class ProductCards
{
    public const string Scenario = "product-card";

    public const string Channel = "line";

    private const string Lines = "product.lines";

    /// <summary>The cell a product's card is kept in. Null where the content has no cards in this language.</summary>
    public static Cell? CellOf(string productId, string locale, ContentSnapshot content)
    {
        if (!content.Scenarios.TryGetValue(Scenario, out ScenarioContent? cards)) return null;
        if (!cards.Definition.Locales.Contains(locale, StringComparer.Ordinal) || !cards.Definition.Channels.Contains(Channel, StringComparer.Ordinal)) return null;
        string segment = cards.Definition.Cells.Segments is [{ } first, ..] ? first : Cell.GeneralSegment;
        string motive = cards.Definition.Cells.Motives is [{ } leading, ..] ? leading : Cell.NoMotive;
        return new Cell(Scenario, cards.Definition.Angles[0].Id, segment, motive, Channel, locale, productId);
    }

    /// <summary>Whether anything is known of the product that a card could tell: without it a model could only make things up.</summary>
    public static bool WorthOne(Product product) => product.ReviewHighlights.Count > 0 || product.Faqs.Count > 0 || product.Attributes.Members.Count > 0;

    /// <summary>Whether a text that reads these paths needs the card.</summary>
    public static bool AreRead(IReadOnlyList<string> paths)
    {
        foreach (string path in paths)
            if (path.StartsWith(Lines, StringComparison.Ordinal)) return true;
        return false;
    }
}
