using MessageComposer.Guardrails.Injection;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Tests.Rules;

public sealed class CopyTests
{
    private static readonly GuardrailContext Context = Given.Context(stage: TextStage.Copy) with
    {
        MergePolicy = new MergePolicy(new HashSet<string> { "product.name", "product.price", "address.you" }, new HashSet<string> { "money" }),
        MergeOptions = new TemplateOptions { Functions = [new HostFunctionDefinition("money", 1, 1, static (arguments, _) => arguments[0])] },
    };

    private static readonly GuardrailPipeline Pipeline = GuardrailPipeline.Compile(
        new GuardrailDefinitions { Rules = [Given.Evasive("tốt nhất", "product name")] }, phrases => [new MarkupRule(), new ModelTalkRule(phrases), new HiddenCharacterRule()], out _);

    [Fact]
    public void Allowed_merge_fields_are_neither_residue_nor_words() =>
        Assert.Empty(Check("Giỏ của {{ address.you }} có {{ product.name }}, giá {{ product.price | money }}."));

    [Theory]
    [InlineData("Chào {{ customer.phone }} nhé", "{{ customer.phone }}")]
    [InlineData("Giá {{ product.price | shout }} nhé", "{{ product.price | shout }}")]
    [InlineData("Giá {{ product.price", "{{ product.price")]
    [InlineData("Xem\n\nGiá {{ if x }} nhé", "{{ if x }}")]
    public void A_merge_field_off_the_allow_list_is_reported_where_it_stands(string text, string match)
    {
        Finding finding = Assert.Single(Check(text), static finding => finding.Rule == "merge-field");
        Assert.Equal((Categories.Injection, Severity.Block, match), (finding.Category, finding.Severity, finding.Match));
        Assert.Equal(match, text.Substring(finding.Start, finding.Length));
    }

    [Fact]
    public void Without_a_policy_no_merge_field_may_stand_in_copy() =>
        Assert.NotEmpty(Pipeline.CheckCopy([new CheckedField("body", "Chào {{ address.you }}")], Given.Context(stage: TextStage.Copy)).Report.Findings);

    [Fact]
    public void Words_on_both_sides_of_a_merge_field_make_no_phrase()
    {
        Assert.Empty(Check("Món tốt {{ product.name }} nhất"));
        Assert.Equal("tốt nhất", Assert.Single(Check("{{ product.name }} tốt nhất")).Match);
    }

    private static IReadOnlyList<Finding> Check(string text) => Pipeline.CheckCopy([new CheckedField("body", text)], Context).Report.Findings;
}
