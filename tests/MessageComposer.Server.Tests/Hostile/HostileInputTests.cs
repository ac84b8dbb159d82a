using System.Buffers;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MessageComposer.Guardrails.Pii;
using MessageComposer.Server.Tests.Models;

namespace MessageComposer.Server.Tests.Hostile;

/// <summary>The whole service before a model that gives in to every attack: what leaves is clean copy, the fallback, or nothing.</summary>
public sealed class HostileInputTests(HostileInputTests.GullibleModel model) : IClassFixture<HostileInputTests.GullibleModel>
{
    private static readonly SearchValues<char> s_signs = SearchValues.Create("{}<>[]`|\\\u202E\u200B\u200D\0");

    private static readonly string[] s_channels = ["email", "push", "zalo", "sms"];

    public static TheoryData<string> Sentences => [.. Attack.All.Select(attack => attack.Sentence)];

    [Theory]
    [MemberData(nameof(Sentences))]
    public async Task Ends_in_clean_copy_or_the_fallback(string sentence)
    {
        Attack attack = Attack.Named(sentence);
        int index = Attack.All.ToList().IndexOf(attack);
        model.Text = attack.Obeyed;
        int before = model.Provider.Calls.Count;

        foreach (string channel in s_channels) AssertClean(attack, channel, await ComposeAsync(attack.Request("cart-abandonment", channel, index)));
        JsonElement card = await ComposeAsync(attack.Request("product-card", "line", index));

        AssertNoPoison(attack, card);
        ProviderCall[] calls = [.. model.Provider.Calls.Skip(before)];
        Assert.True(calls.Length >= s_channels.Length, "the model was not asked: nothing is proven");
        Assert.All(calls, call => AssertData(attack, call));
    }

    private async Task<JsonElement> ComposeAsync(JsonObject request)
    {
        using HttpResponseMessage response = await model.App.PostAsync("/v1/compose", request.ToJsonString());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ComposerApp.JsonOf(response);
    }

    private static void AssertClean(Attack attack, string channel, JsonElement message)
    {
        string source = message.GetProperty("source").GetString()!;
        Assert.True(source is "fallback" || (source is "suppressed" && attack.Place == Place.Name), $"{channel}: {source} {message.GetProperty("reason")} {message.GetProperty("fields")} {message.GetProperty("guardrails")}");
        AssertNoPoison(attack, message);
        if (source == "suppressed") return;
        Assert.NotEqual("block", message.GetProperty("guardrails").GetProperty("verdict").GetString());
        if (channel == "email") AssertSafeHtml(message.GetProperty("payload").GetProperty("html").GetString()!);
    }

    private static void AssertNoPoison(Attack attack, JsonElement message)
    {
        foreach (string part in Texts(message.GetProperty("fields")).Concat(Texts(message.GetProperty("payload"))))
            foreach (string poison in attack.Poison) Assert.False(part.Contains(poison, StringComparison.Ordinal), $"“{poison}” came through in: {part[..Math.Min(part.Length, 300)]}");
    }

    private static void AssertSafeHtml(string html)
    {
        IDocument page = new HtmlParser().ParseDocument(html);
        Assert.Empty(page.QuerySelectorAll("script, iframe, object, embed, form, svg, base"));
        foreach (IElement element in page.All)
        {
            Assert.DoesNotContain(element.Attributes, attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
            foreach (string address in new[] { element.GetAttribute("href"), element.GetAttribute("src") }.OfType<string>())
                Assert.True(address.StartsWith("https://shop.example", StringComparison.Ordinal) || address == "{unsubscribe_url}", address);
        }
    }

    /// <summary>The section of data is one, closed once, and holds no sign of a template, of markup or of a section.</summary>
    private static void AssertData(Attack attack, ProviderCall call)
    {
        string user = TextOf(call.Body["messages"]!.AsArray()[1]!);
        Assert.Equal((2, 2), (user.Split("<du_lieu>").Length, user.Split("</du_lieu>").Length));
        string data = user[(user.IndexOf("<du_lieu>", StringComparison.Ordinal) + 9)..user.IndexOf("</du_lieu>", StringComparison.Ordinal)];
        data = data.Replace(PiiScrubber.Placeholder, "", StringComparison.Ordinal);
        Assert.True(!data.AsSpan().ContainsAny(s_signs), data);
        Assert.DoesNotContain(data.EnumerateRunes(), rune => rune.Value >= 0xE0000);
        Assert.True(data.Length < 4_000, $"{attack.Sentence}: {data.Length} characters of data");
        if (attack.Text.Contains("instructions", StringComparison.Ordinal)) Assert.DoesNotContain("instructions", data, StringComparison.Ordinal);
        Assert.DoesNotContain("0912345678", call.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("0909123456", data, StringComparison.Ordinal);
    }

    private static string TextOf(JsonNode message) =>
        message["content"] is JsonArray parts ? string.Concat(parts.Select(part => (string?)part!["text"])) : (string)message["content"]!;

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Texts(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        _ => [],
    };

    /// <summary>A model that writes what it is told, in every field, also when asked to mend it; and the service that asks it.</summary>
    public sealed class GullibleModel : IAsyncLifetime
    {
        public string Text { get; set; } = "";

        internal ScriptedProvider Provider { get; private set; } = null!;

        internal ComposerApp App { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Provider = await ScriptedProvider.StartAsync((context, call) => ScriptedProvider.Says(ScriptedProvider.Copy(call, _ => Text))(context));
            App = new ComposerApp(null, LiveContent.Shipped(), LiveContent.ModelAt(Provider.Endpoint));
        }

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await Provider.DisposeAsync();
        }
    }
}
