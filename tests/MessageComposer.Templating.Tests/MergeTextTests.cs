namespace MessageComposer.Templating.Tests;

public sealed class MergeTextTests
{
    private static readonly TemplateOptions Options = new()
    {
        Culture = "vi-VN",
        Functions =
        [
            new HostFunctionDefinition("money", 1, 1, static (values, _) => values[0].IsNull ? Value.Null : Value.Of($"{values[0].AsDecimal:0}đ")),
            new HostFunctionDefinition("number", 1, 2, static (values, culture) => Value.Of(culture + values.Length)),
            new HostFunctionDefinition("refusing", 1, 1, static (_, _) => throw new TemplateFunctionException("no such day")),
        ],
    };

    private static readonly MergePolicy Policy = new(
        new HashSet<string> { "product.price", "product.list_price", "product.name", "product.notes", "customer.first_name", "promotion.*", "x" },
        new HashSet<string> { "money", "number", "refusing", "unregistered" });

    private static readonly ModelObject Model = Rendering.Model(
        """{"product": {"price": 189000, "list_price": 259000, "name": "Bình Sen", "notes": ["nhẹ", " "]}, "promotion": {"code": "SEN10"}, "customer": null, "x": "  "}""");

    [Theory]
    [InlineData("Không có trường nào.", "Không có trường nào.")]
    [InlineData("", "")]
    [InlineData("{{ product.name }}", "Bình Sen")]
    [InlineData("Chỉ {{product.price|money}}!", "Chỉ 189000đ!")]
    [InlineData("Giảm {{ product.list_price - product.price | money }}, mã {{ promotion.code }}.", "Giảm 70000đ, mã SEN10.")]
    [InlineData("{{ product.price * 2 + 1 }} {{ product.price / 2.0 }}", "378001 94500")]
    [InlineData("“{{ product.notes[0] }}”", "“nhẹ”")]
    [InlineData("{{ product.price | number }}/{{ product.price | number 1 }}", "vi-VN1/vi-VN2")]
    [InlineData("${{ product.price }}₫ (50%) {a} 😀{{ product.name }}", "$189000₫ (50%) {a} 😀Bình Sen")]
    public void Fields_are_filled_from_the_model(string copy, string expected) => Assert.Equal(expected, Parse(copy).Fill(Model).Text);

    [Fact]
    public void Each_stretch_of_the_filled_text_knows_the_segment_it_came_from()
    {
        MergeText copy = Parse("Giá {{ product.price | money }} cho {{ product.name }}");

        MergeFill fill = copy.Fill(Model);

        Assert.Equal("Giá 189000đ cho Bình Sen", fill.Text);
        Assert.Equal([new FilledSpan(0, 4, 0), new FilledSpan(4, 7, 1), new FilledSpan(11, 5, 2), new FilledSpan(16, 8, 3)], fill.Spans);
        Assert.Equal([false, true, false, true], copy.Segments.Select(segment => segment.IsField));
        Assert.Equal(copy.Source, string.Concat(copy.Segments.Select(segment => copy.Source.Substring(segment.Start, segment.Length))));
        Assert.Equal(["product.price", "product.name"], copy.Paths);
        Assert.Equal(["product.price"], copy.Segments[1].Paths);
    }

    [Theory]
    [InlineData("a {{ product.list_price }} {{ customer.first_name }}", "customer.first_name")]
    [InlineData("{{ promotion.none | money }}", "promotion.none")]
    [InlineData("{{ x }}", "x")]
    [InlineData("{{ product.notes[1] }}", "product.notes")]
    [InlineData("{{ product.notes[7] }}", "product.notes")]
    [InlineData("{{ product.notes }}", "product.notes")]
    [InlineData("{{ product.price | refusing }}", "product.price")]
    [InlineData("{{ product.price - promotion.none }}", "promotion.none")]
    [InlineData("{{ product.price / promotion.code }}", "product.price / promotion.code")]
    [InlineData("{{ product.price / 0 }}", "product.price")]
    public void A_field_that_is_null_blank_or_fails_makes_the_copy_unfillable(string copy, string missing)
    {
        MergeFill fill = Parse(copy).Fill(Model);

        Assert.Null(fill.Text);
        Assert.Equal(missing, fill.MissingPath);
        Assert.Empty(fill.Spans);
    }

    [Theory]
    [InlineData("a }} b", 1, 3)]
    [InlineData("a {{ b", 1, 3)]
    [InlineData("a\n {% b", 2, 2)]
    [InlineData("a %} b", 1, 3)]
    [InlineData("{{{ product.name }}}", 1, 1)]
    [InlineData("{ {{ product.name }}}", 1, 3)]
    [InlineData("{%{ x }%}", 1, 1)]
    [InlineData("a{{ product.name }}", 1, 2)]
    [InlineData("{{ product.name }}b", 1, 1)]
    [InlineData("ạ{{ product.name }}", 1, 2)]
    [InlineData("a\u0323{{ product.name }}", 1, 3)]
    [InlineData("{{ product.name }}\u0301", 1, 1)]
    [InlineData("5{{ product.name }}", 1, 2)]
    [InlineData("𝒳{{ product.name }}", 1, 3)]
    [InlineData("{{ product.secret }}", 1, 4)]
    [InlineData("{{ promotion.code.x }}", 1, 4)]
    [InlineData("{{ promotion }}", 1, 4)]
    [InlineData("{{ product.price | nope }}", 1, 20)]
    [InlineData("{{ product.price | unregistered }}", 1, 20)]
    [InlineData("{{ product.name | string.upcase }}", 1, 19)]
    [InlineData("{{ product.name | money \"a\" }}", 1, 25)]
    [InlineData("{{ \"giá rẻ nhất\" }}", 1, 4)]
    [InlineData("{{ product.name + \"!\" }}", 1, 19)]
    [InlineData("{{ 1 + 2 }}", 1, 4)]
    [InlineData("{{ }}", 1, 4)]
    [InlineData("{{ if x }}", 1, 4)]
    [InlineData("{{ x = 1 }}", 1, 6)]
    [InlineData("{{ (x) }}", 1, 4)]
    [InlineData("{{ x ?? x }}", 1, 6)]
    [InlineData("{{ x // 2 }}", 1, 6)]
    [InlineData("{{ -x }}", 1, 4)]
    [InlineData("{{ x?.y }}", 1, 5)]
    [InlineData("{{ x[\"a\"] }}", 1, 6)]
    [InlineData("{{ x[-1] }}", 1, 6)]
    [InlineData("{{- x }}", 1, 3)]
    [InlineData("{{ x ~}}", 1, 6)]
    [InlineData("{{ x # }}", 1, 6)]
    [InlineData("{{ x; x }}", 1, 5)]
    [InlineData("{{ x\n}}", 1, 5)]
    [InlineData("{{ for.index }}", 1, 4)]
    [InlineData("a\0b", 1, 2)]
    public void What_is_not_a_plain_merge_field_is_refused_where_it_stands(string source, int line, int column)
    {
        Assert.False(MergeText.TryParse(source, "copy", Policy, Options, out MergeText? copy, out IReadOnlyList<TemplateError> errors));
        Assert.Null(copy);
        Assert.Equal((line, column), (errors[0].Line, errors[0].Column));
    }

    [Fact]
    public void All_errors_of_a_copy_are_collected_in_order()
    {
        MergeText.TryParse("a}} {{ nope }} {{ if }}x\n{{ product.name }}y {{ other + more }}", "copy", Policy, Options, out _, out IReadOnlyList<TemplateError> errors);

        Assert.Equal([(1, 2), (1, 8), (1, 16), (1, 19), (2, 1), (2, 24), (2, 32)], errors.Select(error => (error.Line, error.Column)));
    }

    [Fact]
    public void Without_a_policy_every_path_and_filter_is_structure()
    {
        Assert.True(MergeText.TryParse("{{ any.path | any_filter }}", "copy", policy: null, options: null, out MergeText? copy, out _));
        Assert.Equal(["any.path"], copy.Paths);
        Assert.Null(copy.Fill(Model).Text);
    }

    [Fact]
    public void A_value_is_never_compiled() =>
        Assert.Equal("{{ product.price }}", Parse("{{ promotion.code }}").Fill(Rendering.Model("""{"promotion": {"code": "{{ product.price }}"}}""")).Text);

    [Fact]
    public void A_long_chain_is_refused_and_does_not_overflow()
    {
        string chain = string.Join(" + ", Enumerable.Repeat("x", 20_000));
        Assert.False(MergeText.TryParse($"{{{{ {chain} }}}}", "copy", Policy, Options, out _, out IReadOnlyList<TemplateError> errors));
        Assert.Single(errors);
    }

    private static MergeText Parse(string source)
    {
        Assert.True(MergeText.TryParse(source, "copy", Policy, Options, out MergeText? copy, out IReadOnlyList<TemplateError> errors), string.Join("\n", errors));
        return copy;
    }
}
