using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Rendering;
using MessageComposer.Review;

namespace MessageComposer.Composition;

/// <summary>
/// Gives a message the approved card of its product, filled with that product's facts and judged, where its words merge <c>product.lines.*</c>.
/// Where there is none, one is wished for.
/// </summary>
internal sealed class CardLines(IVariantStore store, CompiledCopyCache copies, ICopyDemand demand)
{
    /// <param name="paths">What the words to be used read; without lines among them nothing is looked up.</param>
    /// <returns>The same instance where there is no card to merge.</returns>
    public async ValueTask<MessageWriting> FillAsync(MessageWriting writing, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        Brief brief = writing.Model.Brief;
        if (!ProductCards.AreRead(paths) || brief.Product is not { Id: { } id } product || product.Lines != ProductLines.None) return writing;
        ContentSnapshot content = writing.Draft.Content;
        if (ProductCards.CellOf(id, brief.Locale, content) is not { } cell) return writing;
        IReadOnlyList<Variant> approved = await store.ApprovedAsync(cell, cancellationToken);
        Variant[] served = [.. approved.Where(card => !writing.Draft.Stops.Pauses(card))];
        ProductLines lines = served.Length == 0 ? ProductLines.None : LinesOf(served, cell, brief, content);
        if (lines == ProductLines.None)
        {
            if (ProductCards.WorthOne(product) && PreferredVersion(content.Scenarios[cell.Scenario].Definition) is { } version) demand.Wanted(new CopyWish(cell, version, product));
            return writing;
        }
        Product described = product with { Lines = lines };
        return writing.With(brief with { Product = described, Products = [.. brief.Products.Select(item => ReferenceEquals(item, product) ? described : item)] });
    }

    private static string? PreferredVersion(ScenarioDefinition cards) =>
        cards.Versions.Where(version => version.Weight > 0).OrderByDescending(version => version.Weight).FirstOrDefault()?.Id;

    /// <summary>The lines of the first card that is true of the product as the brief describes it.</summary>
    private ProductLines LinesOf(IReadOnlyList<Variant> approved, Cell cell, Brief brief, ContentSnapshot content)
    {
        ScenarioContent cards = content.Scenarios[cell.Scenario];
        MessageJudge judge = new(content, cards, new Audience(cell.Segment, cell.Motive, cell.Angle, cards.Angles[0].Purpose), cell.Channel);
        // A card tells about the product; what the recipient is called or has in the cart is none of its business.
        BriefModel model = judge.ModelOf(brief with { Scenario = cell.Scenario, Channel = cell.Channel, Customer = new Customer(), Products = [brief.Product!] });
        foreach (Variant card in InOrder(approved, cards.Definition))
        {
            if (VariantChoice.Unfit(card, model) is not null || copies.Of(card, cards.MergePolicy) is not { } copy) continue;
            MessageTrial trial = judge.WithCleanValues(model, with => judge.Judge(copy.RenderFillable(with), with, TextStage.Rendered));
            if (trial is { Reason: null, Fields.Count: > 0 }) return LinesOf(trial.Fields, brief);
        }
        return ProductLines.None;
    }

    /// <summary>The version with the greatest weight first, one at rest never; of its cards the newest.</summary>
    private static IEnumerable<Variant> InOrder(IReadOnlyList<Variant> approved, ScenarioDefinition cards) => approved
        .Select(card => (Card: card, Weight: card.PromptVersion is { } version ? cards.Versions.FirstOrDefault(known => known.Id == version)?.Weight ?? 0 : int.MaxValue))
        .Where(ranked => ranked.Weight > 0 && ranked.Card.Weight > 0)
        .OrderByDescending(ranked => ranked.Weight)
        .ThenByDescending(ranked => ranked.Card.Weight)
        .ThenByDescending(ranked => ranked.Card.Id)
        .Select(ranked => ranked.Card);

    private static ProductLines LinesOf(IReadOnlyList<CheckedField> fields, Brief brief) => new(LineOf(fields, "review", brief), LineOf(fields, "faq", brief), LineOf(fields, "how_to", brief));

    /// <summary>Merged reviews are the buyers' own words, newer than the approval: one that names somebody stays out.</summary>
    private static string? LineOf(IReadOnlyList<CheckedField> fields, string id, Brief brief)
    {
        string? line = fields.FirstOrDefault(field => field.Id == id)?.Text.Trim();
        return string.IsNullOrEmpty(line) || NamedQuote.Find(line, [brief.Product?.Name, brief.Product?.Brand, brief.Store.Name]) is not null ? null : line;
    }
}
