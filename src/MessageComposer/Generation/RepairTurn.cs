using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Guardrails;
using Microsoft.Extensions.AI;

namespace MessageComposer.Generation;

/// <summary>The two messages that show a model its own blocked text and what is wrong with it.</summary>
internal static class RepairTurn
{
    private const int MostFindings = 20;

    /// <summary>Letters as letters: the text goes to a model, not into a page.</summary>
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<ChatMessage> For(IReadOnlyList<JudgedCopy> blocked, IReadOnlyList<string> fields, string locale) =>
    [
        new ChatMessage(ChatRole.Assistant, OwnText(blocked, fields)),
        new ChatMessage(ChatRole.User, Findings(blocked, locale.StartsWith("vi", StringComparison.Ordinal))),
    ];

    private static string OwnText(IReadOnlyList<JudgedCopy> blocked, IReadOnlyList<string> fields)
    {
        JsonArray variants = [];
        foreach (JudgedCopy copy in blocked)
        {
            JsonObject variant = [];
            foreach (string field in fields) variant[field] = copy.Fields.FirstOrDefault(written => written.Key == field).Value ?? "";
            variants.Add((JsonNode)variant);
        }
        return new JsonObject { [CopySchema.Variants] = variants }.ToJsonString(s_json);
    }

    private static string Findings(IReadOnlyList<JudgedCopy> blocked, bool vietnamese)
    {
        StringBuilder text = new(vietnamese
            ? "Các bài trên chưa dùng được vì những lỗi sau:\n"
            : "The texts above cannot be used for these reasons:\n");
        for (int i = 0; i < blocked.Count; i++)
        {
            foreach (Finding finding in blocked[i].Report.Findings.Where(finding => finding.Mode == RuleMode.Enforce).Take(MostFindings))
            {
                text.Append(CultureInfo.InvariantCulture, $"- {(vietnamese ? "bài" : "text")} {i + 1}, {finding.Field}");
                if (finding.Match.Length > 0) text.Append(CultureInfo.InvariantCulture, $", “{finding.Match}”");
                text.Append(CultureInfo.InvariantCulture, $": {finding.Message}");
                if (finding.Suggestion is { } suggestion) text.Append(CultureInfo.InvariantCulture, $" ({(vietnamese ? "gợi ý" : "suggestion")}: {suggestion})");
                text.Append('\n');
            }
        }
        return text.Append(vietnamese
            ? "Viết lại đúng các bài này, theo đúng thứ tự, sửa hết lỗi mà vẫn giữ giọng và ý. Chỉ trả lời bằng JSON cùng dạng như trước."
            : "Rewrite exactly these texts in the same order, with every fault mended and the voice and idea kept. Answer with JSON of the same shape only.").ToString();
    }
}
