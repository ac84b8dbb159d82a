using MessageComposer.Messages;

namespace MessageComposer.Tests.Messages;

/// <summary>A small vocabulary for intake tests: two scenarios, one of which needs a price.</summary>
internal sealed class OpenVocabulary : IBriefVocabulary
{
    public IReadOnlyList<string> Scenarios { get; } = ["cart-abandonment", "price-drop"];

    public IReadOnlyList<string> Segments { get; } = ["gen-z", "general"];

    public IReadOnlyList<string> Motives { get; } = ["health", "none"];

    public bool HasScenario(string scenario) => Scenarios.Contains(scenario);

    public IReadOnlyList<string> ChannelsOf(string scenario) => ["sms", "zalo"];

    public IReadOnlyList<string> LocalesOf(string scenario) => ["vi-VN", "en"];

    public IReadOnlyList<string> RequiredFactsOf(string scenario) =>
        scenario == "price-drop" ? ["product.name", "product.price", "product.list_price"] : ["product.name"];
}
