using System.Diagnostics.CodeAnalysis;
using MessageComposer.Messages;
using MessageComposer.Templating;

namespace MessageComposer.Generation;

/// <summary>
/// Makes a prompt that keeps to a bound on its tokens, by leaving out whole facts of the product: questions and answers from the last to the first, then what buyers say,
/// then attributes, then certifications, then approved lines. Name, brand and category always stay, and so does everything the content files say.
/// </summary>
internal static class PromptFit
{
    /// <param name="count">How many tokens a text costs.</param>
    /// <param name="leftOut">Paths of what was left out (<c>product.faqs[2]</c>), in that order.</param>
    public static bool TryBuild(
        PromptBuilder prompts, CopyAssignment assignment, int maxTokens, Func<string, int> count,
        [NotNullWhen(true)] out Prompt? prompt, out IReadOnlyList<string> leftOut, [NotNullWhen(false)] out string? fault)
    {
        CopyRequest request = assignment.Request;
        int schema = count(CopySchema.For(assignment.Channel.Id, assignment.Fields).Schema!.Value.GetRawText());
        List<string> dropped = [];
        leftOut = dropped;
        while (prompts.TryBuild(assignment.Content, request, out prompt, out fault))
        {
            if (count(prompt.System) + count(prompt.UserMessage) + schema + (2 * TokenEstimate.PerMessage) <= maxTokens) return true;
            if (request.Product is null || WithLess(request.Product) is not ({ } product, { } path))
            {
                prompt = null;
                fault = "the prompt is longer than Model:MaxInputTokens, without any fact that could be left out";
                return false;
            }
            request = request with { Product = product };
            dropped.Add(path);
        }
        return false;
    }

    private static (Product Product, string Path)? WithLess(Product product)
    {
        if (Shorter(product.Faqs) is { } faqs) return (product with { Faqs = faqs }, $"product.faqs[{faqs.Count}]");
        if (Shorter(product.ReviewHighlights) is { } reviews) return (product with { ReviewHighlights = reviews }, $"product.review_highlights[{reviews.Count}]");
        if (Shorter([.. product.Attributes.Members]) is { } attributes) return (product with { Attributes = new AttributeBag(new OrderedDictionary<string, Value>(attributes)) }, $"product.attributes[{attributes.Count}]");
        if (Shorter(product.Certifications) is { } certificates) return (product with { Certifications = certificates }, $"product.certifications[{certificates.Count}]");
        return product.Lines != ProductLines.None ? (product with { Lines = ProductLines.None }, "product.lines") : null;
    }

    /// <summary>Null where nothing is left to leave out.</summary>
    private static IReadOnlyList<T>? Shorter<T>(IReadOnlyList<T> facts) => facts.Count == 0 ? null : [.. facts.Take(Math.Min(facts.Count, PromptModel.MostItems) - 1)];
}
