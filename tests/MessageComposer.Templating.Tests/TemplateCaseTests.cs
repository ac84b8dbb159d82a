namespace MessageComposer.Templating.Tests;

public sealed class TemplateCaseTests
{
    private static readonly IReadOnlyDictionary<string, TemplateCase> Shipped = TemplateCase.Load("template-cases.jsonl");
    private static readonly IReadOnlyDictionary<string, TemplateCase> Own = TemplateCase.Load("own-cases.jsonl");

    public static TheoryData<string> ShippedIds => [.. Shipped.Keys];

    public static TheoryData<string> OwnIds => [.. Own.Keys];

    [Fact]
    public void All_shipped_cases_are_there() => Assert.Equal(472, Shipped.Count);

    [Theory, MemberData(nameof(ShippedIds))]
    public void A_case_of_the_reference_gives_the_same_text_or_an_error(string id) => Check(Shipped[id]);

    [Theory, MemberData(nameof(OwnIds))]
    public void A_case_of_our_own_gives_what_the_language_says(string id) => Check(Own[id]);

    private static void Check(TemplateCase one)
    {
        bool rendered = Rendering.TryRun(one, out string? text, out TemplateError? error);
        Assert.True(one.Error ^ one.Expected is not null, "a case has either a text or an error");
        if (!one.Error)
        {
            Assert.True(rendered, error?.ToString());
            Assert.Equal(one.Expected, text);
            return;
        }
        Assert.False(rendered, $"rendered as: {text}");
        AssertInside(one.Template, error!);
        if (one.Line is { } line) Assert.Equal(line, error!.Line);
    }

    internal static void AssertInside(string template, TemplateError error)
    {
        string[] lines = template.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        Assert.InRange(error.Line, 1, lines.Length);
        Assert.InRange(error.Column, 1, lines[error.Line - 1].Length + 1);
    }
}
