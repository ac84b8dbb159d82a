using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Messages.Reading;

namespace MessageComposer.Tests.Composition;

/// <summary>The samples a stranger tries first, and the answers the README promises.</summary>
public class SampleTests
{
    private static string Samples { get; } = Path.Combine(ShippedContent.Root, "samples");

    public static TheoryData<string> Requests => [.. Directory.EnumerateFiles(Path.Combine(Samples, "requests"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    private static async Task<Message> ComposeAsync(string json) =>
        await Composing.Over(ShippedContent.Snapshot).ComposeAsync(Composing.Read(json, ShippedContent.Snapshot), TestContext.Current.CancellationToken);

    private static string TextOf(string request) => File.ReadAllText(Path.Combine(Samples, "requests", request + ".json"));

    [Fact]
    public void There_are_at_least_twelve_requests() => Assert.True(Requests.Count >= 12);

    [Theory, MemberData(nameof(Requests))]
    public async Task A_sample_request_answers_clean_or_is_refused_as_its_name_says(string request)
    {
        Message message = await ComposeAsync(TextOf(request));

        Assert.Equal(!request.StartsWith("refused-", StringComparison.Ordinal), message.Send);
        Assert.Equal(Verdict.Pass, message.Guardrails.Verdict);
        Assert.Equal(request switch { "refused-no-consent" => Reason.NoConsent, "refused-infant-formula" => Reason.GoodsNotAdvertisable, _ => message.Reason }, message.Reason);
    }

    [Fact]
    public async Task A_thousand_recipients_each_get_an_answer()
    {
        string[] lines = await File.ReadAllLinesAsync(Path.Combine(Samples, "recipients.ndjson"), TestContext.Current.CancellationToken);
        JsonObject defaults = JsonNode.Parse(lines[0])!["defaults"]!.AsObject();
        HashSet<string> ids = [];
        foreach (string line in lines.Skip(1))
        {
            JsonObject request = (JsonObject)defaults.DeepClone();
            foreach ((string name, JsonNode? value) in JsonNode.Parse(line)!.AsObject()) request[name] = value?.DeepClone();
            Message message = await ComposeAsync(request.ToJsonString());
            bool refused = message.Reason == Reason.NoConsent;
            Assert.True(message.Send != refused, $"{message.RequestId}: {message.Source} {message.Reason} {string.Join("; ", message.Guardrails.Findings.Select(finding => finding.Message + " “" + finding.Match + "”"))}");
            Assert.True(ids.Add(message.RequestId!));
        }
        Assert.Equal(1000, ids.Count);
    }

    [Fact]
    public void Every_product_of_the_catalogue_reads_as_a_product()
    {
        JsonObject catalogue = JsonNode.Parse(File.ReadAllText(Path.Combine(Samples, "catalogue.json")))!.AsObject();
        Assert.InRange(catalogue["products"]!.AsArray().Count, 20, 200);
        foreach (JsonNode? product in catalogue["products"]!.AsArray())
        {
            JsonObject request = new() { ["scenario"] = "browse-abandonment", ["channel"] = "push", ["locale"] = "vi-VN", ["products"] = new JsonArray(product!.DeepClone()) };
            Assert.NotNull(BriefReader.Read(Encoding.UTF8.GetBytes(request.ToJsonString()), new ContentVocabulary(ShippedContent.Snapshot), Composing.Now).Brief);
        }
    }

    [Fact]
    public async Task The_README_shows_the_answer_its_first_request_gets()
    {
        string readme = File.ReadAllText(Path.Combine(ShippedContent.Root, "README.md"));
        string block = readme[(readme.IndexOf("```json", StringComparison.Ordinal) + 7)..];
        JsonElement shown = JsonDocument.Parse(block[..block.IndexOf("```", StringComparison.Ordinal)]).RootElement;
        Assert.Contains("--data @samples/requests/cart-abandonment-sms-tier-2-3.json", readme, StringComparison.Ordinal);

        Message message = await ComposeAsync(TextOf("cart-abandonment-sms-tier-2-3"));

        Assert.Equal(shown.GetProperty("fields").GetProperty("body").GetString(), message.Fields!.Single(field => field.Key == "body").Value);
        Assert.Equal(shown.GetProperty("payload").GetProperty("body").GetString(), message.Payload!["body"]!.GetValue<string>());
        Assert.Equal(shown.GetProperty("angle").GetString(), message.Cell.Angle);
        Assert.Equal(shown.GetProperty("source").GetString(), WireNames.Of(message.Source));
        Assert.Equal(shown.GetProperty("reason").GetString(), WireNames.Of(message.Reason!.Value));
    }
}
