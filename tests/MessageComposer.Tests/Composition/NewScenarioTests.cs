using System.Text.Json.Nodes;
using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Messages;

namespace MessageComposer.Tests.Composition;

/// <summary>A scenario is a folder of files, no code: this one is added by writing files only.</summary>
public class NewScenarioTests
{
    private const string Scenario = """
        names:
          vi: Mời khách quay lại
          en: Win back
        purpose: advertising
        requires:
          - product.name
        locales:
          - vi-VN
        channels:
          - push
        angles:
          - id: hoi-tham
            names:
              vi: Hỏi thăm
              en: A friendly word
        """;

    private const string Fallback = """
        {{ capture title }}Lâu rồi chưa gặp {{ address.you }}{{ end }}
        {{ capture body }}{{ product.short_name }}{{ if product.price }} đang có giá {{ product.price | money }}{{ end }}. Ghé xem lại nhé.{{ end }}
        """;

    [Fact]
    public async Task Win_back_is_added_by_writing_files_only()
    {
        List<SourceFile> files = [.. ContentLoader.Load(ShippedContent.Root).Sources];
        files.Add(new SourceFile("prompts/win-back/scenario.yaml", System.Text.Encoding.UTF8.GetBytes(Scenario)));
        files.Add(new SourceFile("prompts/win-back/fallback/vi-VN/push.scriban", System.Text.Encoding.UTF8.GetBytes(Fallback)));

        ContentLoad load = ContentLoader.Load(files);

        Assert.Empty(load.Faults);
        JsonObject request = BriefShapes.Rich();
        request["scenario"] = "win-back";
        request["channel"] = "push";
        request["locale"] = "vi-VN";
        Message message = await Composing.Over(load.Snapshot!).ComposeAsync(Composing.Read(request, load.Snapshot!), TestContext.Current.CancellationToken);
        Assert.Equal((MessageSource.Fallback, Verdict.Pass), (message.Source, message.Guardrails.Verdict));
        Assert.Equal(["Lâu rồi chưa gặp chị", "Sữa rửa mặt dịu nhẹ Mây 150ml đang có giá 189.000đ. Ghé xem lại nhé."], message.Fields!.Take(2).Select(field => field.Value));
    }
}
