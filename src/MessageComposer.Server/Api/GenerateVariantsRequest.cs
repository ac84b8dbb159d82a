using System.Text.Json;
using MessageComposer.Generation;

namespace MessageComposer.Server.Api;

/// <summary>A wish for copy over many cells. An empty or missing list means every live one.</summary>
public sealed record GenerateVariantsRequest
{
    public string? Scenario { get; init; }

    public IReadOnlyList<string>? Segments { get; init; }

    public IReadOnlyList<string>? Motives { get; init; }

    public IReadOnlyList<string>? Channels { get; init; }

    public IReadOnlyList<string>? Angles { get; init; }

    public string? Locale { get; init; }

    /// <summary>Products in the shape of a compose request, where the scenario writes about products or their categories.</summary>
    public IReadOnlyList<JsonElement>? Products { get; init; }

    public StoreRequest? Store { get; init; }

    public IReadOnlyList<string>? Conditions { get; init; }

    /// <summary>Variants per cell, 1 to 8. Default 1.</summary>
    public int? Count { get; init; }

    /// <summary>Default: the version with the greatest weight.</summary>
    public string? PromptVersion { get; init; }

    /// <summary>The request as the planner takes it, or null with its mistakes by JSON path.</summary>
    internal GenerateRequest? ToPlan(out IReadOnlyDictionary<string, IReadOnlyList<string>> faults)
    {
        Dictionary<string, IReadOnlyList<string>> found = new(StringComparer.Ordinal);
        faults = found;
        if (string.IsNullOrWhiteSpace(Scenario)) found["scenario"] = ["is required"];
        foreach ((string path, IReadOnlyList<string>? list) in Lists())
            for (int i = 0; i < (list?.Count ?? 0); i++)
                if (string.IsNullOrWhiteSpace(list![i])) found[$"{path}[{i}]"] = ["must not be blank"];
        List<WantedProduct> products = ReadProducts(found);
        return found.Count > 0 ? null : new GenerateRequest
        {
            Scenario = Scenario!,
            Segments = Segments ?? [],
            Motives = Motives ?? [],
            Channels = Channels ?? [],
            Angles = Angles ?? [],
            Locale = Locale,
            Products = products,
            StoreName = Store?.Name,
            Conditions = Conditions ?? [],
            Count = Count ?? 1,
            PromptVersion = PromptVersion,
        };
    }

    private IEnumerable<(string Path, IReadOnlyList<string>? List)> Lists() =>
        [("segments", Segments), ("motives", Motives), ("channels", Channels), ("angles", Angles), ("conditions", Conditions)];

    private List<WantedProduct> ReadProducts(Dictionary<string, IReadOnlyList<string>> found)
    {
        List<WantedProduct> products = [];
        for (int i = 0; i < (Products?.Count ?? 0); i++)
        {
            string json = Products![i].GetRawText();
            if (JobProduct.Read(json, out IReadOnlyDictionary<string, IReadOnlyList<string>> faults) is { } product) products.Add(new WantedProduct(product, JobProduct.Known(json)));
            else
                foreach ((string path, IReadOnlyList<string> messages) in faults) found[path == "$" ? $"products[{i}]" : $"products[{i}].{path}"] = messages;
        }
        return products;
    }
}

/// <summary>The jobs that will write what was asked for; one that was waiting already is named again.</summary>
public sealed record GenerateVariantsResponse(IReadOnlyList<Guid> JobIds);
