using System.Globalization;

namespace MessageComposer.Templating.Tests;

public sealed class TemplateTests
{
    private static readonly HostFunctionDefinition Money = new("money", 1, 2, static (values, culture) => Value.Of($"{values.Length}:{culture}"));

    [Fact]
    public void Host_functions_follow_the_calling_rules()
    {
        TemplateOptions options = new() { Functions = [Money], Culture = "vi-VN" };
        Assert.Equal("1:vi-VN 2:vi-VN 2:VI-VN 1:vi-VN! false", Rendering.Run("{{ 5 | money }} {{ 5 | money 1 }} {{ money 1 2 | string.upcase }} {{ (5 | money) + \"!\" }} {{ 5 | money == 3 }}", "{}", options));
        foreach (string refused in (string[])["{{ money }}", "{{ 5 | money 1 2 }}", "{{ money = 1 }}", "{{ 1 + money 2 }}", "{{ for money in a }}{{ end }}", "{{ 5 | cash }}"])
            Rendering.Fail(refused, "{}", options);
        Rendering.Fail("{{ 5 | money }}", """{"money": 1}""", options);
        Assert.Equal("x", Rendering.Run("x", """{"money": 1}""", options));
    }

    [Fact]
    public void A_refusal_of_a_host_function_is_an_error_at_its_call()
    {
        TemplateOptions options = new() { Functions = [new HostFunctionDefinition("day", 1, 1, static (_, _) => throw new TemplateFunctionException("not a day"))] };
        Assert.Equal("test(2,6) : error : not a day", Rendering.Fail("a\n{{ x|day }}", "{}", options).ToString());
    }

    [Fact]
    public void A_host_function_may_render_another_template()
    {
        Template inner = Template.Parse("({{ v }})");
        HostFunctionDefinition wrapped = new("wrapped", 1, 1, (values, _) => Value.Of(inner.Render(new ModelObject(new Dictionary<string, Value> { ["v"] = values[0] }))));
        Assert.Equal("a(1)b(2)c", Rendering.Run("a{{ 1 | wrapped }}b{{ 2 | wrapped }}c", "{}", new() { Functions = [wrapped] }));
    }

    [Fact]
    public void Paths_name_what_is_read_from_the_model()
    {
        Template template = Template.Parse(
            "{{ product.name }}{{ product.notes[0] }}{{ o[\"k\"].z }}{{ for x in cart.items | array.limit 1 }}{{ x.a }}{{ end }}{{ for y in cart.items }}{{ y.price }}{{ end }}" +
            "{{ t = customer.tier }}{{ t }}{{ capture c }}{{ end }}{{ c }}{{ if store.url }}{{ product.name }}{{ end }}{{ (a | string.upcase).size }}");
        Assert.Equal(["product.name", "product.notes", "o.k.z", "cart.items", "cart.items.price", "customer.tier", "store.url", "a"], template.Paths);
    }

    [Fact]
    public void Captures_leave_with_the_text_they_last_held()
    {
        Template template = Template.Parse("{{ capture a }}1{{ capture b }}2{{ end }}{{ end }}{{ if true }}{{ capture a }}3{{ end }}{{ end }}x");
        Assert.True(template.TryRender(ModelObject.Empty, null, out RenderedTemplate? rendered, out _));
        Assert.Equal("x", rendered.Text);
        Assert.Equal(new Dictionary<string, string> { ["a"] = "3", ["b"] = "2" }, rendered.Captures);
    }

    [Fact]
    public void A_failed_render_leaves_nothing_behind_for_the_next()
    {
        Template template = Template.Parse("{{ for x in a }}{{ v = x }}{{ x.y }}{{ end }}{{ v }}{{ capture c }}c{{ end }}");
        ModelObject bad = Rendering.Model("""{"a": [{"y": 1}, null]}""");
        ModelObject good = Rendering.Model("""{"a": [], "v": "m"}""");
        for (int i = 0; i < 3; i++)
        {
            Assert.False(template.TryRender(bad, null, out RenderedTemplate? none, out TemplateError? error));
            Assert.Null(none);
            Assert.Equal(1, error.Line);
            Assert.Equal("m", template.Render(good));
        }
    }

    [Fact]
    public void One_compiled_template_serves_many_threads()
    {
        Template template = Template.Parse("{{ for x in a }}{{ s = x + n }}{{ s }},{{ end }}{{ capture c }}{{ n }}{{ end }}{{ c }}");
        Parallel.For(0, 2_000, number =>
        {
            ModelObject model = Rendering.Model($$"""{"a": [1, 2, 3], "n": {{number}} }""");
            Assert.Equal($"{number + 1},{number + 2},{number + 3},{number}", template.Render(model));
        });
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("vi-VN")]
    [InlineData("ar-SA")]
    public void The_thread_culture_never_shows(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            foreach (TemplateCase one in TemplateCase.Load("template-cases.jsonl").Values.Concat(TemplateCase.Load("own-cases.jsonl").Values))
            {
                bool rendered = Rendering.TryRun(one, out string? text, out _);
                Assert.Equal(!one.Error, rendered);
                Assert.Equal(one.Expected, text);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("en-US")]
    [InlineData("vi-VN")]
    public void Culture_tables_hold_what_the_platform_says_with_icu(string name)
    {
        NumberFormatInfo table = Templating.Rendering.RenderCulture.TryFind(name)!.Numbers;
        foreach (string format in (string[])["N", "N0", "N2", "P", "P1", "C", "F", "E2", "G", "#,##0.###", "0.0%"])
            foreach (decimal number in (decimal[])[0m, 1.50m, -1234567.895m, 0.256m])
                Assert.Equal(number.ToString(format, CultureInfo.GetCultureInfo(name)), number.ToString(format, table));
    }

    [Fact]
    public void An_unknown_culture_is_refused()
    {
        Template template = Template.Parse("x");
        Assert.False(template.TryRender(ModelObject.Empty, "fr-FR", out _, out TemplateError? error));
        Assert.Equal("unknown culture", error.Message);
    }

    [Theory]
    [InlineData("cart.total >= 500000 && !customer.is_new", true)]
    [InlineData(" cart.items | array.size > 1 ", true)]
    [InlineData("cart.items[0].name | string.contains \"Sen\"", true)]
    [InlineData("customer?.tier == \"gold\"", false)]
    public void An_expression_decides_a_condition(string source, bool expected)
    {
        ModelObject model = Rendering.Model("""{"cart": {"total": 600000, "items": [{"name": "Bình Sen"}, {"name": "Ly"}]}, "customer": {"is_new": false}}""");
        Assert.True(TemplateExpression.TryParse(source, "when", null, out TemplateExpression? expression, out _));
        Assert.True(expression.TryEvaluate(model, null, out Value value, out _));
        Assert.Equal(expected, value.IsTruthy);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a = 1")]
    [InlineData("if a")]
    [InlineData("a }}")]
    [InlineData("a; b")]
    [InlineData("a\nb")]
    public void What_is_not_one_expression_is_refused(string source) =>
        Assert.False(TemplateExpression.TryParse(source, "when", null, out _, out _));

    [Fact]
    public void Values_print_and_compare_by_the_language()
    {
        Assert.True(Value.Of(1.50m).TryPrint("vi-VN", out string? text));
        Assert.Equal("1,50", text);
        Assert.False(Value.Of(ModelList.Empty).TryPrint("", out _));
        Assert.True(Value.Of(new DateTimeOffset(2026, 3, 8, 1, 0, 0, TimeSpan.FromHours(7))).TryPrint("", out text));
        Assert.Equal("08 Mar 2026", text);
        Assert.True(Value.AreEqual(Value.Of(1L), Value.Of(1.0m)));
        Assert.True(Value.AreEqual(Value.Of("1,5"), Value.Of(1.5m), "vi-VN"));
        Assert.False(Value.AreEqual(Value.Of(""), Value.Null));
        Assert.False(Value.AreEqual(Value.Of(ModelList.Empty), Value.Of(ModelList.Empty)));
        Assert.Equal(decimal.MaxValue, Value.Of(decimal.MaxValue).AsDecimal);
        Assert.Equal(5m, Value.Of(5L).AsDecimal);
    }
}
