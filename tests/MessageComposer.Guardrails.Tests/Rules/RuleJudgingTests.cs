using MessageComposer.Guardrails.Definitions;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Tests.Rules;

public sealed class RuleJudgingTests
{
    private static readonly RuleDefinition Superlative = Given.Rule("tốt nhất") with { Category = Categories.SuperlativeClaim, Unless = new RuleClearance { Evidence = true } };

    [Fact]
    public void A_finding_says_whose_rule_it_is_and_why()
    {
        Finding finding = Assert.Single(Given.Rules(Superlative with
        {
            Owner = "legal",
            Law = "Luật Quảng cáo, Điều 8",
            EffectiveFrom = new DateOnly(2013, 1, 1),
            Reason = "Phải có tài liệu",
        }).Check("Kem tốt nhất"));
        Assert.Equal(("legal", "Luật Quảng cáo, Điều 8", "Phải có tài liệu"), (finding.Owner, finding.Law, finding.Reason));
        Assert.Contains("tốt nhất", finding.Message, StringComparison.Ordinal);
        Assert.Equal(Severity.Block, finding.Severity);
    }

    [Theory]
    [InlineData("Chỗ thoáng nhất trong bếp", "thoáng nhất", false)]
    [InlineData("Ngăn to nhất để sách", "to nhất", false)]
    [InlineData("Nhỏ nhất là 9", "nhỏ nhất", false)]
    [InlineData("Chỗ rẻ nhất ở phố", "rẻ nhất", true)]
    [InlineData("Quạt thoáng nhất", "thoáng nhất", true)]
    public void A_part_compared_with_its_like_praises_no_goods(string text, string phrase, bool hit) =>
        Assert.Equal(hit, Given.Rules(Given.Rule(phrase) with { Category = Categories.SuperlativeClaim }).Check(text).Count > 0);

    [Fact]
    public void What_nobody_confirmed_warns_at_most()
    {
        GuardrailReport report = Given.Rules(Superlative with { Status = RuleStatus.Unconfirmed }).Check([new CheckedField("body", "Kem tốt nhất")], Given.Context());
        Assert.Equal(Verdict.Warn, report.Verdict);
    }

    [Fact]
    public void A_rule_in_shadow_is_reported_and_decides_nothing()
    {
        GuardrailReport report = Given.Rules(Superlative with { Mode = RuleMode.Shadow }).Check([new CheckedField("body", "Kem tốt nhất")], Given.Context());
        Assert.Equal(Verdict.Pass, report.Verdict);
        Assert.Equal(RuleMode.Shadow, Assert.Single(report.Findings).Mode);
    }

    [Theory]
    [InlineData("2026-11-22", null, false)]
    [InlineData("2026-11-21", null, true)]
    [InlineData("2020-01-01", "2026-11-21", true)]
    [InlineData("2020-01-01", "2026-11-20", false)]
    public void A_rule_judges_only_while_it_is_in_force(string from, string? to, bool hit)
    {
        RuleDefinition rule = Superlative with { EffectiveFrom = DateOnly.Parse(from, null), EffectiveTo = to is null ? null : DateOnly.Parse(to, null) };
        Assert.Equal(hit, Given.Rules(rule).Check("Kem tốt nhất").Count > 0);
    }

    [Fact]
    public void A_rule_judges_only_where_it_applies()
    {
        GuardrailPipeline pipeline = Given.Rules(Superlative.With(applies: new RuleScope
        {
            Channels = ["zalo"],
            Segments = ["gen-z"],
            Goods = ["cosmetics"],
            Purpose = [Purpose.Advertising],
        }));
        GuardrailContext all = Given.Context("zalo") with { Segment = "gen-z", Goods = ["food", "cosmetics"] };
        Assert.Single(pipeline.Check("Kem tốt nhất", all));
        Assert.Empty(pipeline.Check("Kem tốt nhất", all with { Channel = "email" }));
        Assert.Empty(pipeline.Check("Kem tốt nhất", all with { Segment = null }));
        Assert.Empty(pipeline.Check("Kem tốt nhất", all with { Goods = ["food"] }));
        Assert.Empty(pipeline.Check("Kem tốt nhất", all with { Purpose = Purpose.Care }));
    }

    [Fact]
    public void A_rule_judges_its_own_language_but_banned_words_are_banned_in_all()
    {
        RuleDefinition english = Given.Rule("the best") with { Locale = "en" };
        Assert.Single(Given.Rules(english).Check("This is the best"));
        Assert.Empty(Given.Rules(english with { Category = Categories.SuperlativeClaim }).Check("This is the best"));
    }

    [Theory]
    [InlineData("2026-01-01", "Kem tốt nhất theo Khảo sát ABC 2026", false)]
    [InlineData("2025-11-21", "Kem tốt nhất theo khảo sát abc 2026", false)]
    [InlineData("2025-11-20", "Kem tốt nhất theo Khảo sát ABC 2026", true)]
    [InlineData("2026-12-01", "Kem tốt nhất theo Khảo sát ABC 2026", true)]
    [InlineData("2026-01-01", "Kem tốt nhất theo khảo sát", true)]
    public void A_superlative_is_cleared_by_proof_at_most_a_year_old_that_the_text_names(string issued, string text, bool hit)
    {
        ModelObject record = Objects.Of(("title", Value.Of("Khảo sát ABC 2026")), ("issued", Value.Of(issued)), ("issuer", Value.Of("ABC")));
        ModelObject facts = Objects.Of(("evidence", Value.Of(new ModelList([Value.Of(record)]))));
        Assert.Equal(hit, Given.Rules(Superlative).Check(text, Given.Context() with { Facts = facts }).Count > 0);
    }

    [Fact]
    public void Proof_on_file_counts_for_its_subjects_only()
    {
        EvidenceDefinition proof = new() { Id = "e", Title = "Giải Sao Khuê 2026", Issuer = "VINASA", Issued = new DateOnly(2026, 4, 1), Subjects = ["Mây"] };
        GuardrailPipeline pipeline = Given.Pipeline(new GuardrailDefinitions { Rules = [Superlative], Evidence = [proof] });
        Assert.Empty(pipeline.Check("Tốt nhất (Giải Sao Khuê 2026)", Given.Context() with { Facts = Objects.Of(("product", Value.Of(Objects.Of(("brand", Value.Of("Mây")))))) }));
        Assert.Single(pipeline.Check("Tốt nhất (Giải Sao Khuê 2026)", Given.Context() with { Facts = Objects.Of(("product", Value.Of(Objects.Of(("brand", Value.Of("Gió")))))) }));
    }

    [Fact]
    public void A_condition_clears_final_text_that_meets_it_and_becomes_copys_own()
    {
        GuardrailPipeline pipeline = Given.Rules(Given.Rule("sắp hết") with { Category = Categories.FalseUrgency, Unless = new RuleClearance { Condition = "low_stock" } });
        Assert.Single(pipeline.Check("Hàng sắp hết"));
        Assert.Empty(pipeline.Check("Hàng sắp hết", Given.Context() with { ConditionHolds = static name => name == "low_stock" }));
        CopyReport copy = pipeline.CheckCopy([new CheckedField("body", "Hàng sắp hết, sắp hết thật")], Given.Context());
        Assert.Empty(copy.Report.Findings);
        Assert.Equal(["low_stock"], copy.Conditions);
    }

    [Theory]
    [InlineData("Bảo hành 24 tháng", "Bảo hành 24 tháng chính hãng", false)]
    [InlineData("Bảo hành 24 tháng", "24 tháng", false)]
    [InlineData("Bảo hành 36 tháng", "24 tháng", true)]
    [InlineData("Bảo hành trọn đời", "24 tháng", true)]
    [InlineData("Bảo hành 24 tháng", null, true)]
    public void A_fact_clears_the_claim_it_carries(string text, string? warranty, bool hit)
    {
        GuardrailPipeline pipeline = Given.Rules(Given.Rule(new RuleMatch { Patterns = [new RulePattern(@"bảo hành (\d+ tháng|trọn đời)", ["bảo hành"])] }) with { Unless = new RuleClearance { Fact = "product.warranty" } });
        ModelObject facts = Objects.Of(("product", Value.Of(Objects.Of(("warranty", Value.Of(warranty))))));
        Assert.Equal(hit, pipeline.Check(text, Given.Context() with { Facts = facts }).Count > 0);
    }

    [Fact]
    public void A_claim_of_copy_that_a_fact_carries_becomes_a_ground()
    {
        GuardrailPipeline pipeline = Given.Rules(Given.Rule("đổi trả miễn phí") with { Unless = new RuleClearance { Fact = "store.return_policy" } });
        ModelObject facts = Objects.Of(("store", Value.Of(Objects.Of(("return_policy", Value.Of("Đổi trả miễn phí trong 7 ngày"))))));
        CopyReport copy = pipeline.CheckCopy([new CheckedField("body", "Shop đổi trả miễn phí")], Given.Context() with { Facts = facts });
        Assert.Equal([new Ground("store.return_policy", "Đổi trả miễn phí trong 7 ngày")], copy.Grounds);
    }

    [Fact]
    public void A_missing_sentence_is_reported_once_for_the_whole_message()
    {
        const string sentence = "Thực phẩm này không phải là thuốc và không có tác dụng thay thế thuốc chữa bệnh";
        GuardrailPipeline pipeline = Given.Rules(Given.Rule(new RuleMatch { Missing = [sentence, "Thực phẩm này không phải là thuốc, không có tác dụng thay thế thuốc chữa bệnh"] }) with { Category = Categories.MedicalClaim });
        Assert.Equal("body", Assert.Single(pipeline.Check([new("subject", "Viên uống"), new("body", "Mua nhé")], Given.Context()).Findings).Field);
        Assert.Empty(pipeline.Check([new("subject", "Viên uống"), new("body", $"Mua nhé. {sentence.ToUpperInvariant()}.")], Given.Context()).Findings);
        Assert.Empty(pipeline.Check("Thuc pham nay khong phai la thuoc, khong co tac dung thay the thuoc chua benh"));
    }

    [Theory]
    [InlineData("Giảm 10kg trong 7 ngày đó", "Giảm 10kg trong 7 ngày")]
    [InlineData("GIẢM  2 KG TRONG 1 TUẦN", "GIẢM  2 KG TRONG 1 TUẦN")]
    public void A_pattern_matches_the_folded_text_and_reports_the_original(string text, string match)
    {
        GuardrailPipeline pipeline = Given.Rules(Given.Rule(new RuleMatch { Patterns = [new RulePattern(@"giảm \d+ ?kg trong \d+ (ngày|tuần)", ["giảm"])] }));
        Assert.Equal([match], pipeline.Matches(text));
    }

    [Fact]
    public void A_pattern_far_into_a_long_text_is_found_where_it_stands()
    {
        GuardrailPipeline pipeline = Given.Rules(Given.Rule(new RuleMatch { Patterns = [new RulePattern(@"\bgiảm \d+ ?kg\b", ["kg"])] }));
        string text = string.Concat(Enumerable.Repeat("Mỗi ngày một món ngon. ", 60)) + "giảm 5kg" + string.Concat(Enumerable.Repeat(" Mỗi ngày một món ngon.", 60));
        Assert.Equal(text.IndexOf("giảm", StringComparison.Ordinal), Assert.Single(pipeline.Check(text)).Start);
    }

    [Fact]
    public void A_pattern_may_be_written_with_either_place_of_the_tone_mark() =>
        Assert.Single(Given.Rules(Given.Rule(new RuleMatch { Patterns = [new RulePattern("khỏe trong \\d+ ngày", ["khỏe"])] })).Check("Da khoẻ trong 3 ngày"));

    [Fact]
    public void A_suggestion_is_offered_only_if_it_is_clean()
    {
        RuleDefinition rule = Given.Rule("rẻ nhất").With(suggest: ["tốt nhất", "giá dễ chịu"]);
        Assert.Equal("giá dễ chịu", Given.Rules(rule, Given.Rule("tốt nhất")).Check("Kem rẻ nhất")[0].Suggestion);
    }

    [Fact]
    public void In_rendered_text_only_what_values_bring_is_judged()
    {
        GuardrailContext rendered = Given.Context(stage: TextStage.Rendered);
        GuardrailPipeline pipeline = Given.Rules(Given.Rule("tốt nhất"));
        CheckedField field = new("body", "Kem tốt nhất cho tốt nhất", [new MergedValue(17, 8, ["product.name"])]);
        Finding finding = Assert.Single(pipeline.Check([field], rendered).Findings);
        Assert.Equal(17, finding.Start);
        Assert.Equal(["product.name"], finding.InValue);
        Finding across = Assert.Single(pipeline.Check([new CheckedField("body", "Kem tốt nhất", [new MergedValue(8, 4, ["x"])])], rendered).Findings);
        Assert.Empty(across.InValue);
    }

    [Fact]
    public void Findings_come_by_field_and_place()
    {
        GuardrailReport report = Given.Rules(Given.Rule("hai"), Given.Rule("một")).Check([new("title", "hai một"), new("body", "một hai")], Given.Context());
        Assert.Equal([("title", "hai"), ("title", "một"), ("body", "một"), ("body", "hai")], report.Findings.Select(static finding => (finding.Field, finding.Match)));
    }
}
