using System.Diagnostics;

namespace MessageComposer.Templating.Tests;

public sealed class LimitTests
{
    public static TheoryData<string, string> Nests => new()
    {
        { "{{ if true }}", "{{ end }}" },
        { "{{ for x in a }}", "{{ end }}" },
        { "{{ case 1 }}{{ when 1 }}", "{{ end }}" },
        { "{{ capture c }}", "{{ end }}" },
    };

    public static TheoryData<string, string, string> InExpressions => new()
    {
        { "(", "1", ")" },
        { "!", "true", "" },
        { "- ", "1", "" },
        { "a[", "0", "]" },
        { "(1 + ", "1", ")" },
        { "(\"a\" | string.append ", "\"b\"", ")" },
    };

    [Theory, MemberData(nameof(Nests))]
    public void Twenty_blocks_work_and_three_hundred_fail_cleanly(string open, string close)
    {
        Assert.True(Runs(Repeat(open, 20) + "x" + Repeat(close, 20)));
        Assert.False(Runs(Repeat(open, 300) + "x" + Repeat(close, 300)));
        Assert.False(Runs(Repeat(open, 50_000)));
    }

    [Theory, MemberData(nameof(InExpressions))]
    public void Twenty_nested_expressions_work_and_three_hundred_fail_cleanly(string open, string inner, string close)
    {
        Assert.True(Runs("{{ " + Repeat(open, 20) + inner + Repeat(close, 20) + " }}"));
        Assert.False(Runs("{{ " + Repeat(open, 300) + inner + Repeat(close, 300) + " }}"));
        Assert.False(Runs("{{ " + Repeat(open, 50_000)));
    }

    [Theory]
    [InlineData("1", " + 1")]
    [InlineData("\"a\"", " | string.upcase")]
    [InlineData("true", " && true")]
    [InlineData("null", " ?? 1")]
    public void A_chain_of_a_hundred_works_and_one_of_fifty_thousand_fails_cleanly(string first, string link)
    {
        Assert.True(Runs("{{ " + first + Repeat(link, 100) + " }}"));
        Assert.False(Runs("{{ " + first + Repeat(link, 50_000) + " }}"));
    }

    [Fact]
    public void The_deepest_template_that_compiles_runs_on_a_small_stack()
    {
        string chain = "(" + Repeat("(1 + ", 90) + "1" + Repeat(")", 90) + ")" + Repeat(" | string.append \"a\"", 400);
        string source = Repeat("{{ for x in a }}", 50) + Repeat("{{ if true }}", 50) + "{{ " + chain + " }}" + Repeat("{{ end }}", 100);
        string? text = null;
        Thread small = new(() => text = Rendering.Run(source, """{"a": [0]}"""), maxStackSize: 512 * 1024);
        small.Start();
        small.Join();
        Assert.Equal("91" + new string('a', 400), text);
    }

    [Fact]
    public void A_path_of_any_length_is_read_without_recursion() =>
        Assert.Equal("", Rendering.Run("{{ o?.a" + Repeat(".a", 50_000) + " }}", """{"o": null}"""));

    [Fact]
    public void A_long_if_ladder_and_many_statements_need_no_recursion()
    {
        Assert.Equal("z", Rendering.Run("{{ if false }}" + Repeat("{{ else if false }}", 20_000) + "{{ else }}z{{ end }}"));
        Assert.Equal("1", Rendering.Run(Repeat("{{ x = 1 }}", 20_000) + "{{ x }}"));
    }

    [Theory]
    [InlineData("{{ s }}{{ s }}")]
    [InlineData("{{ s + s }}")]
    [InlineData("{{ x = s | string.append s }}")]
    [InlineData("{{ x = s | string.prepend \"a\" }}")]
    [InlineData("{{ x = s | string.replace \"a\" \"bb\" }}")]
    [InlineData("{{ x = a | array.join s }}")]
    [InlineData("{{ x = s | html.url_encode | html.url_encode | string.append s }}")]
    [InlineData("{{ capture c }}{{ s }}.{{ end }}")]
    [InlineData("{{ x = \"<\" | string.replace \"<\" s | string.append \"<\" }}")]
    public void An_output_and_any_string_are_bounded(string template)
    {
        TemplateOptions options = new() { MaxOutputChars = 100 };
        string model = $$"""{"s": "{{new string('a', 100)}}", "a": [1, 2]}""";

        Assert.Contains("100 characters", Rendering.Fail(template, model, options).Message, StringComparison.Ordinal);
        Assert.Equal(100, Rendering.Run("{{ s }}", model, options).Length);
        Assert.Equal(100, Rendering.Run("{{ s | string.truncate 90 }}{{ capture c }}{{ s }}{{ end }}0123456789", model, options).Length);
    }

    [Theory]
    [InlineData("<a =", "")]
    [InlineData("<script", "")]
    [InlineData("<a ='", "")]
    [InlineData("<!--", "x")]
    [InlineData("<a =b", "=c")]
    [InlineData("<", "=")]
    public void Html_is_stripped_in_linear_time(string piece, string tail)
    {
        string html = Repeat(piece, 200_000 / piece.Length) + tail;
        ModelObject model = new(new Dictionary<string, Value> { ["s"] = Value.Of(html) });

        long start = Stopwatch.GetTimestamp();
        Assert.True(Rendering.TryRun("{{ s | html.strip | string.size }}", model, TemplateOptions.Default, out string? size, out _));
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(2)); // quadratic work would take minutes

        Assert.InRange(int.Parse(size, System.Globalization.CultureInfo.InvariantCulture), 0, html.Length);
    }

    [Theory]
    [InlineData("{{ # ")]
    [InlineData("{{ ## ")]
    [InlineData("{%{ ")]
    [InlineData("{%")]
    [InlineData("{{ \"\\n")]
    [InlineData("{{- ")]
    public void Hostile_templates_are_read_in_linear_time(string piece)
    {
        string source = Repeat(piece, 300_000 / piece.Length);

        long start = Stopwatch.GetTimestamp();
        bool compiled = Template.TryParse(source, "hostile", null, out Template? template, out TemplateError? error);

        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(2));
        Assert.True(compiled ? template is not null : error!.Line == 1);
    }

    [Fact]
    public void Steps_of_successive_loops_are_counted_apart() =>
        Assert.Equal("ok", Rendering.Run("{{ for x in a }}{{ end }}{{ for x in a }}{{ end }}{{ y = a | array.join \"\" }}ok", """{"a": [1, 2, 3]}""", new() { LoopLimit = 3 }));

    [Fact]
    public void What_a_loop_walks_on_the_way_counts_into_its_steps()
    {
        const string Model = """{"a": [1, 2, 3]}""";
        Assert.Equal("ok", Rendering.Run("{{ for x in a | array.limit 2 }}{{ end }}ok", Model, new() { LoopLimit = 4 }));
        Rendering.Fail("{{ for x in a | array.limit 2 }}{{ end }}ok", Model, new() { LoopLimit = 3 });
    }

    private static bool Runs(string source) =>
        Rendering.TryRun(source, Rendering.Model("""{"a": [0]}"""), TemplateOptions.Default, out _, out _);

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
