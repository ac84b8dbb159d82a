using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Messages;

namespace MessageComposer.Tests.Composition;

/// <summary>Scenarios × angles × channels × segments × motives × locales × shapes of facts: each answers from its fallback, and reads well.</summary>
public partial class FallbackMatrixTests
{
    public static TheoryData<string, string, string> Cases()
    {
        TheoryData<string, string, string> cases = [];
        foreach (ScenarioContent scenario in ShippedContent.Snapshot.Scenarios.Values.Where(scenario => scenario.Definition.Id != "product-card").OrderBy(scenario => scenario.Definition.Id, StringComparer.Ordinal))
        {
            foreach (string locale in scenario.Definition.Locales)
            {
                foreach (string channel in scenario.Definition.Channels) cases.Add(scenario.Definition.Id, locale, channel);
            }
        }
        return cases;
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Every_combination_answers_from_its_fallback_clean_and_well_written(string scenario, string locale, string channel)
    {
        ContentSnapshot content = ShippedContent.Snapshot;
        List<string> wrong = [];
        int combinations = 0;
        foreach ((string shape, JsonObject facts) in BriefShapes.All())
        {
            foreach (string segment in content.Segments.Select(segment => segment.Definition.Id))
            {
                foreach (string motive in content.Motives.Select(motive => motive.Definition.Id))
                {
                    foreach (int step in content.Scenarios[scenario].Angles.Count > 2 ? [1, 2, 3] : new[] { 1 })
                    {
                        Brief brief = Composing.Read(RequestOf(facts, scenario, locale, channel, segment, motive, step), content);
                        Message message = await Composing.Over(content).ComposeAsync(brief, TestContext.Current.CancellationToken);
                        combinations++;
                        foreach (string complaint in Complaints(message, channel, brief)) wrong.Add($"{shape} · {segment} · {motive} · {step}: {complaint}");
                    }
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(combinations >= 16 * content.Segments.Count * content.Motives.Count);
    }

    private static JsonObject RequestOf(JsonObject facts, string scenario, string locale, string channel, string segment, string motive, int step)
    {
        JsonObject request = scenario == "price-drop" ? BriefShapes.WithPrices(facts) : (JsonObject)facts.DeepClone();
        request["scenario"] = scenario;
        request["locale"] = locale;
        request["channel"] = channel;
        BriefShapes.Customer(request)["segment"] = segment;
        BriefShapes.Customer(request)["motive"] = motive;
        (request["context"] ??= new JsonObject())["step"] = step;
        return request;
    }

    private static IEnumerable<string> Complaints(Message message, string channel, Brief brief)
    {
        if (message.Source != MessageSource.Fallback)
        {
            yield return $"{message.Source} {message.Reason}: {string.Join("; ", message.Guardrails.Findings.Select(finding => $"{finding.Rule} {finding.Field} “{finding.Match}” {finding.Message}"))}";
            yield break;
        }
        if (message.Guardrails.Verdict != Verdict.Pass) yield return "verdict " + message.Guardrails.Verdict + ": " + string.Join("; ", message.Guardrails.Findings.Select(finding => $"{finding.Rule} {finding.Field} “{finding.Match}” {finding.Message}"));
        string all = string.Join('\n', message.Fields!.Where(field => field.Key != "cta_url").Select(field => field.Value));
        foreach ((string id, string text) in message.Fields!)
        {
            if (text.Length == 0 && channel != "zalo-template") yield return $"{id} is empty";
            if (BadForm().Match(text) is { Success: true } bad && id != "cta_url") yield return $"{id} has “{bad.Value}”: {text}";
            if (text.Contains('{', StringComparison.Ordinal) || text.Contains('}', StringComparison.Ordinal)) yield return $"{id} has a brace: {text}";
        }
        if (brief.Locale == "vi-VN" && channel != "zalo-template" && FormsOf(all) is { Count: > 1 } forms) yield return $"mixes {string.Join(" and ", forms)}: {all}";
        if (channel == "sms")
        {
            string body = message.Payload!["body"]!.GetValue<string>();
            if ((int)message.Payload["segments"]! > 1) yield return $"takes {message.Payload["segments"]} segments: {body}";
            if (message.Purpose == Purpose.Advertising && !(body.StartsWith("[QC] ", StringComparison.Ordinal) && body.EndsWith("TC gui 8088", StringComparison.Ordinal))) yield return "has no label or opt-out: " + body;
            if (message.Payload["encoding"]!.GetValue<string>() != "gsm-7") yield return "is not GSM-7: " + body;
        }
    }

    private static List<string> FormsOf(string text)
    {
        List<string> forms = [];
        foreach (Match match in Forms().Matches(text))
        {
            string form = match.Value.ToLowerInvariant();
            if (!forms.Contains(form)) forms.Add(form);
        }
        return forms;
    }

    /// <summary>Double blanks, a blank before punctuation, doubled or dangling punctuation, leftovers.</summary>
    [GeneratedRegex(@"  |[ \t][,.;:!?]|,,|\.\.(?!\.)|,\.|:\.|^[,.;:]|[,:;]$|\(\s*\)|“\s*”|\bnull\b|\n\s*\n")]
    private static partial Regex BadForm();

    [GeneratedRegex(@"(?<![\p{L}/])(anh/chị|quý khách|bạn(?! bè| thân| trai| gái)|anh(?! em)|chị(?! em))(?![\p{L}/])", RegexOptions.IgnoreCase)]
    private static partial Regex Forms();
}
