using System.Text;
using MessageComposer.Messages;
using MessageComposer.Messages.Reading;

namespace MessageComposer.Generation;

/// <summary>The product of a job: kept as the JSON it came in, read by the same pass that reads every request.</summary>
public static class JobProduct
{
    /// <param name="json">One product in the wire's shape.</param>
    /// <param name="faults">By JSON path inside the product (<c>price</c>; <c>$</c> is the whole), where null is given back.</param>
    public static Product? Read(string json, out IReadOnlyDictionary<string, IReadOnlyList<string>> faults)
    {
        byte[] request = Encoding.UTF8.GetBytes($$"""{"scenario":"{{Anything.Word}}","channel":"{{Anything.Word}}","locale":"{{Anything.Word}}","products":[{{json}}]}""");
        IntakeResult result = BriefReader.Read(request, Anything.Instance, DateTimeOffset.UnixEpoch);
        faults = result.Faults?.ToDictionary(fault => Inside(fault.Key), fault => fault.Value) ?? new Dictionary<string, IReadOnlyList<string>>();
        return result.Brief is { Products: [Product product] } ? product : null;
    }

    private static string Inside(string path)
    {
        const string prefix = "products[0]";
        return path.StartsWith(prefix + ".", StringComparison.Ordinal) ? path[(prefix.Length + 1)..] : "$";
    }

    /// <summary>Asks nothing of a request but that it be well-formed.</summary>
    private sealed class Anything : IBriefVocabulary
    {
        public const string Word = "any";

        public static Anything Instance { get; } = new();

        private static readonly string[] s_words = [Word];

        public IReadOnlyList<string> Scenarios => s_words;

        public IReadOnlyList<string> Segments => [];

        public IReadOnlyList<string> Motives => [];

        public bool HasScenario(string scenario) => true;

        public IReadOnlyList<string> ChannelsOf(string scenario) => s_words;

        public IReadOnlyList<string> LocalesOf(string scenario) => s_words;

        public IReadOnlyList<string> RequiredFactsOf(string scenario) => [];
    }
}
