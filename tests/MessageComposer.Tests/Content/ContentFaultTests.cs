using MessageComposer.Content;

namespace MessageComposer.Tests.Content;

/// <summary>Each kind of mistake is reported at its line, under its key, with what was expected.</summary>
public sealed class ContentFaultTests
{
    [Theory]
    [InlineData("severity: block", "severty: block", "rules[0].severty", "unknown key; did you mean \"severity\"?")]
    [InlineData("severity: block", "severity: hard", "rules[0].severity", "must be warn or block, not \"hard\"")]
    [InlineData("category: superlative_claim", "category: superlatives", "rules[0].category", "must be banned_word or superlative_claim")]
    [InlineData("evasion: true", "evasion: yes", "rules[0].match.evasion", "must be true or false")]
    [InlineData("evasion: true", "evasion:", "rules[0].match.evasion", "is empty")]
    [InlineData("evasion: true", "evasion: [true]", "rules[0].match.evasion", "must be true or false")]
    [InlineData("effective_from: 2013-01-01", "effective_from: 01/01/2013", "rules[0].effective_from", "must be a day such as 2026-11-21")]
    [InlineData("mode: enforce", "effective_to: 2012-01-01", "rules[0].effective_to", "the last day in force is before the first")]
    [InlineData("owner: legal", "owner: marketing", "owner", "must be brand or legal, not \"marketing\"")]
    [InlineData("channels: [push]", "channels: [puhs]", "rules[0].applies.channels", "channel \"puhs\" is not in guardrails/channels.yaml; did you mean \"push\"?")]
    [InlineData("segments: [gen-z]", "segments: [boomer]", "rules[0].applies.segments", "segment \"boomer\" is not in guardrails/segments.yaml; known are gen-z, general")]
    [InlineData("goods: [cosmetics]", "goods: [cosmetic]", "rules[0].applies.goods", "did you mean \"cosmetics\"?")]
    [InlineData("purpose: [advertising]", "purpose: [ads]", "rules[0].applies.purpose", "must be advertising or care or transaction")]
    [InlineData("condition: on_sale", "condition: onsale", "rules[0].unless.condition", "did you mean \"on_sale\"?")]
    [InlineData("fact: product.attributes.award", "fact: produkt.award", "rules[0].unless.fact", "begins with an unknown name; did you mean \"product\"?")]
    [InlineData("phrases: [tốt nhất, số một]", "phrases: [tốt nhất, {a: b}]", "rules[0].match.phrases", "must be a text")]
    [InlineData("flag: [Kem dưỡng tốt nhất Việt Nam, Thương hiệu số một về giấc ngủ]", "flag: []", "rules[0].examples.flag", "at least 2 lines")]
    [InlineData("id: superlative-without-proof", "id: Superlative", "rules[0].id", "an id is made of a-z")]
    [InlineData("phrases: [tốt nhất, số một]", "patterns: [{regex: (?=a)b, triggers: [b]}]", "rules[0].match.patterns.regex", "")]
    [InlineData("phrases: [tốt nhất, số một]", "phrases: [tốt nhất, Chú ý: số một]", "rules[0].match.phrases", "one that holds a colon stands in quotes")]
    [InlineData("phrases: [tốt nhất, số một]", "patterns: [{regex: a+, triggers: []}]", "rules[0].match.patterns.triggers", "at least one trigger")]
    public void A_mistake_in_a_rule_is_reported_where_it_stands(string right, string wrong, string key, string message)
    {
        using ContentTree tree = new();
        tree.Edit(ContentTree.Rules, right, wrong);
        AssertOneFault(tree, ContentTree.Rules, tree.LineOf(ContentTree.Rules, wrong), key, message);
    }

    [Theory]
    [InlineData("- product.price\nlocales", "- customer.phone\nlocales", "requires", "is personal data")]
    [InlineData("- customer.first_name", "- customer.city", "merge_fields", "is personal data: of a customer only first_name and title may be used")]
    [InlineData("- address.you", "- addres.you", "merge_fields", "begins with an unknown name; did you mean \"address\"?")]
    [InlineData("- address.you", "- address", "merge_fields", "is not a path such as product.price")]
    [InlineData("- address.you", "- product..price", "merge_fields", "is not a path such as product.price")]
    [InlineData("- address.you", "- product.name", "merge_fields", "stands here twice")]
    [InlineData("live: false", "live: true", "live", "only texts that nobody reviews")]
    [InlineData("deadline_ms: 1500", "deadline_ms: 49", "deadline_ms", "must be a whole number from 50 to 60000")]
    [InlineData("deadline_ms: 1500", "deadline_ms: 2s", "deadline_ms", "must be a whole number from 50 to 60000")]
    [InlineData("control: 10", "control: 51", "experiment.control", "must be a whole number from 0 to 50")]
    [InlineData("review: [brand, legal]", "review: [brand, lawyers]", "review", "must be brand or legal, not \"lawyers\"")]
    [InlineData("grain: category", "grain: shop", "grain", "must be none or category or product, not \"shop\"")]
    [InlineData("motives: [health]", "motives: [helth]", "cells.motives", "motive \"helth\" is not in guardrails/segments.yaml; did you mean \"health\"?")]
    [InlineData("subjects: [none, skincare]", "subjects: [none, skin]", "cells.subjects", "category \"skin\" is not in guardrails/goods.yaml")]
    [InlineData("    when: cod", "    when: cash", "mentions[0].when", "condition \"cash\" is not in prompts/conditions.yaml")]
    [InlineData("locales: [vi-VN]", "locales: [vi-VN, fr]", "locales", "locale \"fr\" is not in guardrails/")]
    [InlineData("  - email\ncells", "  - sms\ncells", "channels", "channel \"sms\" is not in guardrails/channels.yaml")]
    [InlineData("- id: hoi-tham", "- id: nhac-nhe", "angles[1].id", "angle \"nhac-nhe\" stands here twice")]
    [InlineData("    purpose: care\n", "    when: context.step == 2\n", "angles[1].when", "the last angle takes all that are left")]
    [InlineData("    when: context.step == 1\n", "    purpose: care\n", "angles[0].when", "only the last angle has no when")]
    [InlineData("weight: 90", "weight: 101", "versions[0].weight", "must be a whole number from 0 to 100")]
    [InlineData("- id: cod\n    when", "- id: gift\n    when", "mentions", "no tone of vi-VN says how to say \"gift\"")]
    [InlineData("- id: v1\n", "- id: v2\n", "versions", "prompts/cart-abandonment/v2.prompt.md is missing")]
    public void A_mistake_in_a_scenario_is_reported_where_it_stands(string right, string wrong, string key, string message)
    {
        using ContentTree tree = new();
        string before = tree.TextOf(ContentTree.Scenario);
        tree.Edit(ContentTree.Scenario, right, wrong);
        int at = before.IndexOf(right, StringComparison.Ordinal);
        int line = before.AsSpan(0, at).Count('\n') + 1;
        ContentFault fault = Assert.Single(tree.Load().Faults, fault => fault.Key == key);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Equal(ContentTree.Scenario, fault.File);
        Assert.InRange(fault.Line, key == "angles[0].when" ? line - 1 : line, line + 1);
        Assert.Null(tree.Load().Snapshot);
    }

    [Theory]
    [InlineData(ContentTree.Channels, "unit: graphemes", "unit: letters", "channels[0].fields[0].limits[0].unit", "must be graphemes or units or bytes or segments")]
    [InlineData(ContentTree.Channels, "label_field: subject", "label_field: subjekt", "channels[1].sending.advertising.label_field", "did you mean \"subject\"?")]
    [InlineData(ContentTree.Channels, "window_to: \"22:00\"", "window_to: 24:00", "channels[1].sending.advertising.window_to", "must be a time of day such as 07:00")]
    [InlineData(ContentTree.Channels, "- id: preheader", "- id: subject", "channels[1].fields", "field \"subject\" stands here twice")]
    [InlineData(ContentTree.Segments, "  - id: none\n    names", "  - id: health\n    names", "id", "motive \"health\" is already defined at guardrails/segments.yaml:")]
    [InlineData(ContentTree.Goods, "categories: [tobacco]", "categories: [makeup]", "goods[1].categories", "category \"makeup\" already belongs to a class")]
    [InlineData(ContentTree.Goods, "class: ban", "class: banned", "goods[1].class", "must be normal or special or ban, not \"banned\"")]
    [InlineData(ContentTree.Evidence, "issued: 2026-03-01", "issued: 2026-02-30", "evidence[0].issued", "must be a day")]
    [InlineData(ContentTree.ZaloTemplates, "scenario: cart-abandonment", "scenario: cart", "templates[0].scenario", "scenario \"cart\" is not in prompts/")]
    [InlineData(ContentTree.ZaloTemplates, "angle: nhac-nhe", "angle: nhac-nhee", "templates[0].angle", "did you mean \"cart-abandonment/nhac-nhe\"?")]
    [InlineData(ContentTree.ZaloTemplates, "trị giá <total>", "trị giá <sum>", "templates[0].text", "lacks <total>, which is a parameter")]
    [InlineData(ContentTree.ZaloTemplates, "status: approved", "status: done", "templates[0].status", "must be draft or filed or approved or rejected")]
    [InlineData(ContentTree.Review, "owner: legal", "owner: brand", "owner", "must be legal, not \"brand\"")]
    [InlineData(ContentTree.Review, "  - id: medium", "  - id: high", "classes", "class medium must stand here once")]
    [InlineData(ContentTree.Review, "        words: [bảo hành]\n", "", "classes[0].when[1].words", "this reason needs it")]
    [InlineData(ContentTree.Review, "reason: goods_special", "reason: goods", "classes[0].when[0].reason", "must be goods_special or evidence_used")]
    [InlineData(ContentTree.Review, "channels: [email]", "channels: [mail]", "classes[1].when[0].channels", "channel \"mail\" is not in")]
    [InlineData(ContentTree.Review, "confidence: 0.95", "confidence: 95", "sampling.confidence", "must be a number from 0.5 to 0.999")]
    [InlineData(ContentTree.Review, "    when: []\n", "    when:\n      - { reason: any_warning, explain: x }\n", "classes", "the last class takes all that are left")]
    [InlineData(ContentTree.Tone, "segment: general", "segment: gen-z", "segment", "must be general, as the file is named")]
    [InlineData(ContentTree.Tone, "title: never", "title: always", "address.title", "must be never or if_known")]
    [InlineData(ContentTree.Tone, "    email: quý khách", "    mail: quý khách", "address.always_in.mail", "channel \"mail\" is not in guardrails/channels.yaml")]
    [InlineData(ContentTree.GenZTone, "    push: 1", "    push: một", "limits.emoji.push", "must be a whole number from 0 to 100")]
    [InlineData(ContentTree.BrandTone, "only_if: product.attributes.inspection", "only_if: customer.email", "say.inspect.only_if", "is personal data")]
    [InlineData(ContentTree.Prompt, "temperature: 0.7", "temperature: 2.5", "temperature", "must be a number from 0 to 2")]
    [InlineData(ContentTree.Prompt, "# user", "# users", "# user", "the section is missing")]
    public void A_mistake_elsewhere_is_reported_under_its_key(string path, string right, string wrong, string key, string message)
    {
        using ContentTree tree = new();
        tree.Edit(path, right, wrong);
        ContentFault fault = Assert.Single(tree.Load().Faults, fault => fault.Key == key && fault.Message.Contains(message, StringComparison.Ordinal));
        Assert.Equal(path, fault.File);
        Assert.True(fault.Line > 0 && fault.Column > 0);
    }

    [Fact]
    public void A_missing_key_is_reported_at_its_map_and_all_mistakes_come_at_once()
    {
        using ContentTree tree = new();
        tree.Edit(ContentTree.Rules, "    reason: Từ mang nghĩa “nhất” phải có tài liệu hợp pháp chứng minh\n", "")
            .Edit(ContentTree.Rules, "severity: block", "severity: hard")
            .Edit(ContentTree.Channels, "max_emoji: 1", "max_emojis: 1")
            .Edit(ContentTree.Goods, "class: ban", "class: banned")
            .Edit(ContentTree.Scenario, "deadline_ms: 1500", "deadline_ms: 0")
            .Without(ContentTree.GenZTone)
            .Without(ContentTree.Fallback);
        ContentLoad load = tree.Load();
        Assert.Null(load.Snapshot);
        Assert.Equal(
            [
                (ContentTree.Channels, "channels[0].max_emojis"), (ContentTree.Goods, "goods[1].class"), (ContentTree.Segments, "id"),
                (ContentTree.Rules, "rules[0].reason"), (ContentTree.Rules, "rules[0].severity"), (ContentTree.Scenario, "channels"), (ContentTree.Scenario, "deadline_ms"),
            ],
            load.Faults.Select(fault => (fault.File, fault.Key)));
        Assert.Equal(3, load.Faults[3].Line);
    }

    [Fact]
    public void A_key_written_twice_is_a_fault()
    {
        using ContentTree tree = new();
        tree.Edit(ContentTree.Goods, "    class: ban\n", "    class: ban\n    class: normal\n");
        AssertOneFault(tree, ContentTree.Goods, tree.LineOf(ContentTree.Goods, "class: ban") + 1, "class", "stands here a second time");
    }

    [Theory]
    [InlineData("goods: &all []\n", 1, "anchors")]
    [InlineData("goods:\n  - id: a\n  - *all\n", 3, "aliases")]
    [InlineData("goods: !!set {}\n", 1, "tags")]
    [InlineData("goods:\n\t- id: a\n", 2, "a tab: use spaces")]
    [InlineData("goods: []\n---\ngoods: []\n", 2, "one document per file")]
    [InlineData("goods: [\n", 2, "not valid YAML")]
    [InlineData("goods: [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]\n", 1, "nested deeper than 16 levels")]
    [InlineData("# chỉ có lời chú\n", 1, "the file is empty")]
    [InlineData("- goods\n", 1, "must be a map with the keys goods")]
    [InlineData("goods: a\u0007b\n", 1, "a control character (U+0007)")]
    [InlineData("goods: some\n", 1, "must be a list")]
    public void Yaml_that_is_not_plain_is_refused_where_it_stands(string text, int line, string message)
    {
        using ContentTree tree = new();
        tree.With(ContentTree.Goods, text);
        ContentFault fault = Assert.Single(tree.Load().Faults, fault => fault.File == ContentTree.Goods);
        Assert.Equal(line, fault.Line);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unreadable_registry_does_not_make_every_name_in_other_files_a_fault()
    {
        using ContentTree tree = new();
        tree.With(ContentTree.Channels, "channels: [\n");
        Assert.Equal(ContentTree.Channels, Assert.Single(tree.Load().Faults).File);
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_refused_at_its_line()
    {
        using ContentTree tree = new();
        tree.With(ContentTree.Evidence, [.. "evidence:\n  - id: a\n"u8, 0xFF, (byte)'\n']);
        ContentFault fault = Assert.Single(tree.Load().Faults);
        Assert.Equal((ContentTree.Evidence, 3), (fault.File, fault.Line));
        Assert.Contains("is not UTF-8", fault.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_file_over_one_mebibyte_is_refused(bool onDisk)
    {
        using ContentTree tree = new();
        if (onDisk) _ = tree.Root;
        tree.With(ContentTree.Evidence, new byte[(1 << 20) + 1]);
        ContentFault fault = Assert.Single(tree.Load().Faults);
        Assert.Equal((ContentTree.Evidence, "is greater than 1 MiB"), (fault.File, fault.Message));
    }

    [Fact]
    public void A_link_out_of_the_root_is_refused_and_one_inside_is_followed()
    {
        using ContentTree tree = new();
        using ContentTree elsewhere = new();
        string link = Path.Combine(tree.Root, "guardrails", "vi-VN", "more.yaml");
        File.CreateSymbolicLink(link, Path.Combine(elsewhere.Root, ContentTree.Rules));
        ContentFault fault = Assert.Single(tree.Load().Faults);
        Assert.Equal(("guardrails/vi-VN/more.yaml", "a link that leads out of the content root"), (fault.File, fault.Message));

        File.Delete(link);
        File.CreateSymbolicLink(link, Path.Combine(tree.Root, ContentTree.Rules));
        Assert.Contains("is already the id of", Assert.Single(tree.Load().Faults).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("guardrails/vi-VN/claims.yml")]
    [InlineData("guardrails/channel.yaml")]
    [InlineData("prompts/cart-abandonment/fallback/push.scriban")]
    public void A_content_file_in_the_wrong_place_or_with_a_wrong_name_is_a_fault_instead_of_being_overlooked(string path)
    {
        using ContentTree tree = new();
        tree.With(path, "x");
        Assert.Equal(path, Assert.Single(tree.Load().Faults).File);
    }

    [Fact]
    public void A_released_prompt_that_changed_is_a_fault_and_pinning_it_anew_mends_it()
    {
        using ContentTree tree = new();
        tree.Edit(ContentTree.Prompt, "Sản phẩm:", "Mặt hàng:");
        AssertOneFault(tree, ContentTree.Scenario, tree.LineOf(ContentTree.Scenario, "- id: v1"), "versions", "a released prompt changed");
        Assert.Empty(tree.Pin().Load().Faults);
    }

    [Fact]
    public void A_draft_gets_no_traffic()
    {
        using ContentTree tree = new();
        string pin = tree.TextOf(ContentTree.Scenario).Split('\n').Single(line => line.Contains("sha256", StringComparison.Ordinal)) + "\n";
        tree.Edit(ContentTree.Scenario, pin, "");
        AssertOneFault(tree, ContentTree.Scenario, tree.LineOf(ContentTree.Scenario, "weight: 90"), "versions[0].weight", "a version without sha256 is a draft");
        Assert.Empty(tree.Edit(ContentTree.Scenario, "weight: 90", "weight: 0").Load().Faults);
    }

    [Fact]
    public void A_required_field_that_a_fallback_does_not_capture_is_a_fault_of_the_fallback()
    {
        using ContentTree tree = new();
        tree.Edit(ContentTree.Fallback, "capture title", "capture titel");
        AssertOneFault(tree, ContentTree.Fallback, 1, "title", "channel push needs this field");
    }

    [Fact]
    public void A_template_that_does_not_compile_is_reported_at_its_place_in_the_file()
    {
        using ContentTree tree = new();
        tree.Edit(ContentTree.Fallback, "{{ product.name }}", "{{ product.name | }}").Edit(ContentTree.Prompt, "{{ segment.name }}", "{{ segment.name + }}").Pin();
        ContentLoad load = tree.Load();
        Assert.Equal(2, load.Faults.Count);
        ContentFault prompt = Assert.Single(load.Faults, fault => fault.File == ContentTree.Prompt);
        Assert.Equal((tree.LineOf(ContentTree.Prompt, "segment.name"), "# system"), (prompt.Line, prompt.Key));
        ContentFault fallback = Assert.Single(load.Faults, fault => fault.File == ContentTree.Fallback);
        Assert.Equal(2, fallback.Line);
    }

    [Fact]
    public void An_expression_that_does_not_compile_is_reported_where_it_goes_wrong()
    {
        using ContentTree tree = new();
        tree.Edit(ContentTree.Conditions, "product.cod == true", "product.cod == true )");
        ContentFault fault = Assert.Single(tree.Load().Faults);
        Assert.Equal((ContentTree.Conditions, tree.LineOf(ContentTree.Conditions, "product.cod"), "conditions[1].when"), (fault.File, fault.Line, fault.Key));
        Assert.True(fault.Column >= "    when: product.cod".Length, fault.ToString());
    }

    [Theory]
    [InlineData(ContentTree.Fallback, "{{ product.name }}", "{{ customer.phone }}", 2, 22, "is personal data")]
    [InlineData(ContentTree.Fallback, "{{ product.name }}", "{{ produt.name }}", 2, 22, "begins with an unknown name; did you mean \"product\"?")]
    [InlineData(ContentTree.Fallback, "{{ product.name }}", "{{ if conditions.code }}x{{ end }}", 2, 25, "did you mean \"cod\"?")]
    [InlineData(ContentTree.Prompt, "{{ product.name }}", "{{ product.name }} {{ customer.first_name }}", 15, 33, "does not go into prompts")]
    [InlineData(ContentTree.Prompt, "{{ product.name }}", "{{ context.weather }}", 15, 14, "does not go into prompts")]
    public void A_template_that_reads_what_it_may_not_is_reported_where_it_does(string path, string right, string wrong, int line, int column, string message)
    {
        using ContentTree tree = new();
        ContentFault fault = Assert.Single(tree.Edit(path, right, wrong).Pin().Load().Faults);
        Assert.Equal((path, line, column), (fault.File, fault.Line, fault.Column));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_files_are_named()
    {
        using ContentTree tree = new();
        tree.Without(ContentTree.Goods).Without(ContentTree.Layout).Without(ContentTree.Tone);
        Assert.Equal(
            [(ContentTree.Goods, "the file is missing"), (ContentTree.Segments, "segment \"general\" has no tone: guardrails/vi-VN/tone/general.yaml is missing"),
                (ContentTree.Scenario, "e-mail needs prompts/layouts/vi-VN/email.html.scriban, which is missing")],
            tree.Load().Faults.Select(fault => (fault.File, fault.Message)));
    }

    [Fact]
    public void Files_that_are_never_used_warn_and_load()
    {
        using ContentTree tree = new();
        tree.With("prompts/cart-abandonment/fallback/vi-VN/sms.scriban", "{{ capture body }}x{{ end }}").With("prompts/cart-abandonment/v2.prompt.md", tree.TextOf(ContentTree.Prompt));
        ContentLoad load = tree.Load();
        Assert.NotNull(load.Snapshot);
        Assert.Equal(
            ["prompts/cart-abandonment/fallback/vi-VN/sms.scriban", "prompts/cart-abandonment/v2.prompt.md"], load.Warnings.Select(warning => warning.File));
        Assert.Contains("v2", load.Snapshot.Scenarios["cart-abandonment"].Prompts.Keys);
    }

    [Fact]
    public void A_folder_without_content_is_a_list_of_faults()
    {
        string empty = Directory.CreateTempSubdirectory().FullName;
        ContentLoad load = ContentLoader.Load(empty);
        Directory.Delete(empty);
        Assert.Null(load.Snapshot);
        Assert.Contains(load.Faults, fault => fault is { File: "guardrails", Message: "the folder is missing" });
    }

    private static void AssertOneFault(ContentTree tree, string file, int line, string key, string message)
    {
        ContentLoad load = tree.Load();
        ContentFault fault = Assert.Single(load.Faults);
        Assert.Equal((file, line, key), (fault.File, fault.Line, fault.Key));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.True(fault.Column > 0);
        Assert.Null(load.Snapshot);
    }
}
