using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Pii;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Tests.Rules;

/// <summary>Rendered texts are judged once: never at the price of a finding.</summary>
public class CleanTextsTests
{
    private static readonly GuardrailContext s_rendered = Given.Context(stage: TextStage.Rendered);

    private static readonly GuardrailPipeline s_words = Given.Rules(Given.Rule("hàng xịn") with { Applies = new RuleScope { Channels = ["sms"] } });

    [Fact]
    public void A_text_clean_on_one_channel_is_judged_anew_on_another()
    {
        CheckedField[] fields = [Filled("Mua ", "hàng xịn")];
        Assert.Empty(s_words.Check(fields, s_rendered).Findings);
        Assert.Empty(s_words.Check(fields, s_rendered).Findings);
        Assert.Single(s_words.Check(fields, s_rendered with { Channel = "sms" }).Findings);
    }

    [Fact]
    public void Which_words_were_merged_is_part_of_what_is_remembered()
    {
        CheckedField proven = new("body", "Mua hàng xịn");
        GuardrailContext sms = s_rendered with { Channel = "sms" };
        Assert.Empty(s_words.Check([proven], sms).Findings);
        Assert.Single(s_words.Check([Filled("Mua ", "hàng xịn")], sms).Findings);
    }

    [Fact]
    public void What_one_shops_facts_excuse_is_not_excused_for_another()
    {
        GuardrailPipeline pii = GuardrailPipeline.Compile(new GuardrailDefinitions(), _ => [new PiiRule()], out _);
        CheckedField[] fields = [Filled("Gọi ", "0912 345 678")];
        ModelObject own = Objects.Of(("store", Value.Of(Objects.Of(("hotline", Value.Of("0912 345 678"))))));

        Assert.Empty(pii.Check(fields, s_rendered with { Facts = own }).Findings);
        Assert.NotEmpty(pii.Check(fields, s_rendered).Findings);
    }

    [Fact]
    public void What_one_recipients_conditions_excuse_is_not_excused_for_another()
    {
        GuardrailPipeline urgent = Given.Rules(Given.Rule("sắp hết") with { Unless = new RuleClearance { Condition = "low_stock" } });
        CheckedField[] fields = [Filled("Hàng ", "sắp hết")];

        Assert.Empty(urgent.Check(fields, s_rendered with { ConditionHolds = static _ => true }).Findings);
        Assert.Single(urgent.Check(fields, s_rendered).Findings);
    }

    [Fact]
    public void Another_day_is_judged_anew()
    {
        GuardrailPipeline tomorrow = Given.Rules(Given.Rule("hàng xịn") with { EffectiveFrom = Given.Today.AddDays(1) });
        CheckedField[] fields = [Filled("Mua ", "hàng xịn")];

        Assert.Empty(tomorrow.Check(fields, s_rendered).Findings);
        Assert.Single(tomorrow.Check(fields, s_rendered with { Day = Given.Today.AddDays(1) }).Findings);
    }

    private static CheckedField Filled(string literal, string value) => new("body", literal + value, [new MergedValue(literal.Length, value.Length, ["product.name"])]);
}
