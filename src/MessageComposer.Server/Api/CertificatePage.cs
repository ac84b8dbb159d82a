using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace MessageComposer.Server.Api;

/// <summary>An approval certificate to print: one page without scripts, every value encoded.</summary>
internal static class CertificatePage
{
    private const string Style =
        "body{font:11pt/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#111}h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}" +
        "table{border-collapse:collapse;width:100%}th,td{border:1px solid #888;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}" +
        "section{break-inside:avoid}.small{font-size:.8rem;color:#444;overflow-wrap:anywhere}@media print{body{margin:0}}";

    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; frame-ancestors 'none'";

    /// <param name="certificate">As stored.</param>
    public static string Render(string certificate)
    {
        JsonNode file = JsonNode.Parse(certificate)!;
        JsonNode body = file["certificate"]!;
        JsonNode plan = body["plan"]!;
        StringBuilder page = new();
        page.Append("<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Chứng nhận duyệt</title><style>").Append(Style).Append("</style></head><body>");
        page.Append("<h1>Chứng nhận duyệt nội dung</h1><table>");
        Row(page, "Tập duyệt", Text(body["sheet"]));
        Row(page, "Kết quả", Text(body["decision"]) switch { "approved" => "Đã duyệt", "returned" => "Trả về", string other => other });
        Row(page, "Thời điểm", Text(body["decided_at"]));
        Row(page, "Kịch bản, kênh", $"{Text(body["scenario"])}, {Text(body["channel"])}");
        Row(page, "Hạng rủi ro, lớp duyệt", $"{Text(body["class"])}, {Text(body["layer"])}");
        Row(page, "Người duyệt", string.Join("; ", body["people"]!.AsArray().Select(person => $"{Text(person!["name"])} ({Text(person["layer"])})")));
        Row(page, "Cách đọc", $"{Text(plan["sentence"])}. Cỡ mẫu {Text(plan["sample"])}, hạt giống {Text(plan["seed"])}");
        Row(page, "Phiên bản nội dung", Text(body["versions"]!["content"]));
        Row(page, "Câu lệnh, mô hình", $"{Text(body["versions"]!["prompt"])}; {string.Join(", ", body["versions"]!["models"]!.AsArray().Select(Text))}");
        Row(page, "Dữ kiện (SHA-256)", Text(body["facts_sha256"]));
        page.Append("</table><h2>Nội dung</h2>");
        foreach (JsonNode? text in body["texts"]!.AsArray()) AppendText(page, text!);
        page.Append("<h2>Quy tắc có căn cứ pháp luật</h2><table><tr><th>Quy tắc</th><th>Căn cứ</th><th>Tình trạng</th></tr>");
        foreach (JsonNode? rule in body["rules"]!.AsArray())
            page.Append("<tr><td>").Append(Html(Text(rule!["id"]))).Append("</td><td>").Append(Html(Text(rule["law"]))).Append("</td><td>").Append(Text(rule["status"]) == "confirmed" ? "đã xác nhận" : "chưa xác nhận").Append("</td></tr>");
        page.Append("</table><h2>Hồ sơ chứng minh</h2><ul>");
        foreach (JsonNode? evidence in body["evidence"]!.AsArray()) page.Append("<li>").Append(Html($"{Text(evidence!["title"])}, cấp ngày {Text(evidence["issued"])}")).Append("</li>");
        page.Append("</ul><p class=\"small\">").Append(Html($"Dòng nhật ký số {Text(file["audit"]!["number"])}, mã {Text(file["audit"]!["hash"])}. Mã chứng nhận {Text(file["audit"]!["certificate_sha256"])}. Kiểm tra bằng lệnh: composer audit verify TỆP.")).Append("</p></body></html>");
        return page.ToString();
    }

    private static void AppendText(StringBuilder page, JsonNode text)
    {
        page.Append("<section><table>");
        foreach ((string field, JsonNode? words) in text["fields"]!.AsObject()) Row(page, field, Text(words));
        Row(page, "Số bản", Text(text["variants"]!.AsArray().Count));
        Row(page, "Đã đọc", (bool)text["read"]! ? "có" : "không");
        if (text["defect"] is { } defect) Row(page, "Lỗi", Text(defect));
        if (text["warnings"]!.AsArray() is { Count: > 0 } warnings) Row(page, "Lưu ý", string.Join("; ", warnings.Select(Text)));
        page.Append("</table></section>");
    }

    private static void Row(StringBuilder page, string name, string value) => page.Append("<tr><th>").Append(Html(name)).Append("</th><td>").Append(Html(value)).Append("</td></tr>");

    private static string Text(JsonNode? node) => node?.ToString() ?? "";

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
