using FsCheck;
using FsCheck.Fluent;

namespace MessageComposer.Templating.Tests;

public sealed class HostileInputTests
{
    private static readonly string[] Pieces =
    [
        "{{", "}}", "{%{", "}%}", "-}}", "{{~", "~}}", " ", "\n", "\r\n", "#", "##", "|", "||", "&&", "??", "?.", ".", "(", ")", "[", "]", "=", "==", "<", ">=", "+", "-", "*", "//",
        "if ", "else ", "end", "for ", " in ", "case ", "when ", "capture ", "break", "limit:", "a", "b", "o", "x", "1", "2.50", "\"s\"", "'", "\\", ";", ",", "string.upcase", "array.map ",
        "html.strip", "math.format ", "date.parse", "object.default ", "true", "null", "for.index", "ạ", "\u0301", "😀", "\u00a0", "\u200b",
    ];

    private static readonly Arbitrary<string> Templates =
        Gen.OneOf(
            Gen.Elements(Pieces).ListOf().Select(string.Concat),
            Gen.Elements(Pieces).ListOf().Select(parts => "{{ " + string.Concat(parts) + " }}"),
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")).ToArbitrary();

    private static readonly ModelObject Model = Rendering.Model("""{"a": [1, null, "x", {"b": 2}], "b": 1.50, "o": {"a": {"b": "c"}}, "x": "<b>1</b>"}""");

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(40);

    [Fact]
    public void Any_text_compiles_or_fails_inside_itself_and_so_does_its_render() => Prop.ForAll(Templates, source =>
    {
        if (!Rendering.TryRun(source, Model, TemplateOptions.Default, out _, out TemplateError? error)) TemplateCaseTests.AssertInside(source, error);
    }).Check(Many);

    [Fact]
    public void Any_text_is_copy_or_fails_inside_itself() => Prop.ForAll(Templates, source =>
    {
        if (MergeText.TryParse(source, "copy", null, null, out MergeText? copy, out IReadOnlyList<TemplateError> errors))
        {
            MergeFill fill = copy.Fill(Model);
            if (fill.Text is { } text) Assert.Equal(text.Length, fill.Spans.Sum(span => span.Length));
            return;
        }
        Assert.NotEmpty(errors);
        Assert.All(errors, error => TemplateCaseTests.AssertInside(source, error));
    }).Check(Many);

    [Fact]
    public void Any_text_is_an_expression_or_fails_inside_itself() => Prop.ForAll(Templates, source =>
    {
        if (!TemplateExpression.TryParse(source, "when", null, out TemplateExpression? expression, out TemplateError? error)) TemplateCaseTests.AssertInside(source, error);
        else if (!expression.TryEvaluate(Model, null, out _, out error)) TemplateCaseTests.AssertInside(source, error);
    }).Check(Many);

    [Fact]
    public void A_value_is_printed_and_never_compiled() => Prop.ForAll(Templates, value =>
    {
        ModelObject model = new(new Dictionary<string, Value> { ["v"] = Value.Of(value) });
        Assert.True(Rendering.TryRun("<{{ v }}{{ capture c }}{{ v }}{{ end }}{{ c }}>", model, TemplateOptions.Default, out string? text, out _));
        Assert.Equal($"<{value}{value}>", text);
    }).Check(Many);

    [Theory]
    [InlineData("{{ secret | math.round }}")]
    [InlineData("{{ o[secret] }}")]
    [InlineData("{{ list[secret] }}")]
    [InlineData("{{ secret * 2 }}")]
    [InlineData("{{ secret | date.parse }}")]
    [InlineData("{{ 1 | math.format \"N0\" secret }}")]
    [InlineData("{{ \"a\" | string.truncate secret }}")]
    public void An_error_never_echoes_a_value(string template)
    {
        TemplateError error = Rendering.Fail(template, """{"secret": "0912 345 678", "o": {}, "list": []}""", new() { Strict = true });
        Assert.DoesNotContain("0912", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{")]
    [InlineData("{{a")]
    [InlineData("}}")]
    [InlineData("{{a}}b")]
    [InlineData("{%")]
    public void Hostile_copy_is_refused_in_linear_time_with_a_bounded_list(string piece)
    {
        string source = string.Concat(Enumerable.Repeat(piece, 300_000 / piece.Length));

        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.False(MergeText.TryParse(source, "copy", null, null, out _, out IReadOnlyList<TemplateError> errors));
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(2));

        Assert.InRange(errors.Count, 1, 300);
    }
}
