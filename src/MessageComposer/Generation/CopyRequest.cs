using MessageComposer.Messages;
using MessageComposer.Review;

namespace MessageComposer.Generation;

/// <summary>What the model is asked for: everything it may know. Built from an allow-list; nothing of a customer is in it.</summary>
public sealed record CopyRequest
{
    public required Cell Cell { get; init; }

    public required string PromptVersion { get; init; }

    public int Count { get; init; } = 1;

    /// <summary>The product, for cells whose subject is one.</summary>
    public Product? Product { get; init; }

    /// <summary><see cref="Product"/> as it came, kept with what is written about it.</summary>
    public string? ProductJson { get; init; }

    public string? StoreName { get; init; }

    /// <summary>Named conditions the copy may lean on.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>How long somebody waits for it; null: nobody does. It bounds no work, but tells a client with several providers how long it may stay with one.</summary>
    public TimeSpan? Patience { get; init; }
}

/// <summary>What came of asking: checked variants (pending, or blocked with findings), or the reason there are none.</summary>
/// <param name="Detail">For logs and jobs: what went wrong, without any text of model or customer.</param>
public sealed record CopyResult(IReadOnlyList<Variant> Variants, Reason? Reason, string? Detail);

/// <summary>The language model in use, as the composition path sees it.</summary>
public interface ICopyWriter
{
    /// <summary>Asks the model for copy of a cell, checks what comes and gives variants not yet stored. Every trouble but cancellation by the caller is a reason.</summary>
    Task<CopyResult> WriteAsync(CopyRequest request, CancellationToken cancellationToken);
}
