using System.Text;
using System.Text.Json.Nodes;
using MessageComposer.Composition;
using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Tests.Composition;

namespace MessageComposer.Tests.Corpus;

/// <summary>What the shipped guardrails say of a labelled text, asked as a caller of the API asks.</summary>
internal sealed class CorpusJudge(ContentSnapshot content)
{
    /// <summary>The findings that decide; watched rules are left out.</summary>
    public IReadOnlyList<Finding> Enforced(CorpusLine line)
    {
        TextCheckIntake intake = TextCheckReader.Read(Encoding.UTF8.GetBytes(RequestOf(line).ToJsonString()), content);
        TextCheckRequest request = intake.Request ?? throw new InvalidDataException($"{line.Id}: {string.Join("; ", intake.Faults!.Keys)}");
        return [.. TextCheck.Judge(request, content, Composing.Now).Findings.Where(finding => finding.Mode == RuleMode.Enforce)];
    }

    private static JsonObject RequestOf(CorpusLine line) => new()
    {
        ["locale"] = line.Locale,
        ["channel"] = line.Channel,
        ["segment"] = line.Segment,
        ["purpose"] = line.Purpose,
        ["fields"] = new JsonObject(line.Fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, field.Value))),
        ["facts"] = JsonNode.Parse(line.Facts.GetRawText()),
        ["required"] = new JsonArray([.. line.Required.Select(id => (JsonNode)id)]),
    };
}
