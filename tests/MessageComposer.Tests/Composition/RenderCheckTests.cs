using System.Text.Json.Nodes;
using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Rendering;

namespace MessageComposer.Tests.Composition;

/// <summary>What was proven at approval is not proven again: the short check of a filled copy must refuse exactly what the full check refuses.</summary>
public class RenderCheckTests
{
    /// <summary>Values as shops and customers really send them, and as somebody might who means harm.</summary>
    private static readonly string[] s_texts =
    [
        "không khô căng sau khi rửa", "thấm nhanh, không bết", "trị dứt điểm mụn viêm sau 3 ngày", "gọi 0912 345 678 để được giá tốt", "đồ ngu mới không mua", "tốt nhất Việt Nam",
        "{{ customer.phone }}", "<script>alert(1)</script>", "giảm 70% chỉ hôm nay", "SIÊU RẺ MUA NGAY KẺO HẾT", "hàng ok nha 🔥🔥🔥🔥🔥🔥🔥", "http://bit.ly/x1", "cam kết hoàn tiền gấp 10",
        "mùi rất nhẹ ạ", "The texture is light and it does not feel dry", "lan@gmail.com", "giao nhanh, gói kỹ", "v c l tốt thật", "bác sĩ da liễu khuyên dùng",
    ];

    private static readonly string[] s_names = ["Lan", "Nhất", "NGUYỄN THỊ NGỌC", "Địt", "Y", "Nguyễn Văn A 0912345678", "🌸", "Minh Anh"];

    private static readonly string[] s_products =
    [
        "Sữa rửa mặt dịu nhẹ Mây 150ml", "Kem trị mụn Số 1 Hàn Quốc", "[MALL] ÁO THUN NAM 🔥", "Nồi cơm điện 1,8 lít", "Viên uống giảm cân cấp tốc", "Bộ 3 khăn mặt cotton 100%", "Xà bông cục đm", "Quạt gọi 0909 123 456",
    ];

    [Fact]
    public void The_render_time_check_refuses_what_the_full_check_refuses()
    {
        ContentSnapshot content = ShippedContent.Snapshot;
        Random random = new(20261121);
        List<string> differences = [];
        int compared = 0, blocked = 0;
        PhrasebookContent book = PhrasebookReader.ReadFolder(Path.Combine(ShippedContent.Root, "samples", "phrasebook"));
        foreach (PhrasebookEntry entry in book.Entries.Where(entry => entry.Scenario != "product-card"))
        {
            ScenarioContent scenario = content.Scenarios[entry.Scenario];
            ChannelDefinition channel = content.Channels[entry.Channel];
            if (!CompiledCopy.TryCompile([.. entry.Fields], scenario.MergePolicy, out CompiledCopy? copy, out _)) continue;
            AngleContent angle = scenario.Angles.FirstOrDefault(angle => angle.Definition.Id == entry.Angle) ?? scenario.Angles[^1];
            Audience audience = new(entry.Segment ?? "general", entry.Motive ?? "none", angle.Definition.Id, angle.Purpose);
            MessageJudge judge = new(content, scenario, audience, entry.Channel);
            for (int i = 0; i < 6; i++)
            {
                BriefModel model = judge.ModelOf(Composing.Read(RandomRequest(random, entry), content));
                if (entry.Conditions.Any(condition => !model.Conditions.Holds(condition))) continue;
                RenderedText rendered = copy.Render(model, channel);
                if (rendered.Fields is null) continue;
                bool quick = judge.Judge(rendered, model, TextStage.Rendered).Reason is not null;
                MessageTrial full = judge.Judge(rendered, model, TextStage.Final);
                compared++;
                if (quick) blocked++;
                if (quick != full.Reason is not null)
                    differences.Add($"{entry.Scenario} {entry.Channel} {entry.Locale}: quick {quick}: {string.Join(" | ", rendered.Fields.Select(field => field.Text))}: {string.Join("; ", full.Report.Findings.Where(finding => finding.Severity == Severity.Block && finding.Mode == RuleMode.Enforce).Select(finding => $"{finding.Rule} “{finding.Match}” in [{string.Join(',', finding.InValue)}]"))}");
            }
        }
        Assert.True(differences.Count == 0, $"{differences.Count} of {compared} differ:\n" + string.Join('\n', differences.Take(25)));
        Assert.True(compared >= 500 && blocked >= 30, $"only {compared} compared and {blocked} blocked");
    }

    private static JsonObject RandomRequest(Random random, PhrasebookEntry entry)
    {
        JsonObject request = BriefShapes.Rich();
        request["scenario"] = entry.Scenario;
        request["channel"] = entry.Channel;
        request["locale"] = entry.Locale;
        BriefShapes.Customer(request)["first_name"] = Pick(random, s_names);
        JsonObject product = BriefShapes.Product(request);
        product["name"] = Pick(random, s_products);
        product["review_highlights"] = new JsonArray(Pick(random, s_texts));
        product["faqs"] = new JsonArray(new JsonObject { ["q"] = "Dùng sao shop?", ["a"] = Pick(random, s_texts) });
        product["attributes"]!["how_to"] = Pick(random, s_texts);
        int price = random.Next(20, 4000) * 1000;
        product["price"] = price;
        product["list_price"] = price + (random.Next(0, 3) * 40_000);
        product["rating"] = random.Next(30, 51) / 10m;
        request["store"]!["name"] = random.Next(6) == 0 ? "Shop Đồ Ngu" : "Mây Beauty";
        request["products"]!.AsArray().Add((JsonNode)new JsonObject { ["role"] = "suggestion", ["name"] = Pick(random, s_products), ["price"] = 99_000, ["category"] = "skincare" });
        return request;
    }

    private static string Pick(Random random, string[] texts) => texts[random.Next(texts.Length)];
}
