namespace MessageComposer.Review;

/// <summary>How many variants there are. Implementations are thread-safe.</summary>
public interface IVariantCounts
{
    /// <summary>By state, those that are none left out. Of the query only scenario, channel, segment and locale count.</summary>
    Task<IReadOnlyDictionary<VariantState, int>> ByStateAsync(VariantQuery query, CancellationToken cancellationToken);
}
