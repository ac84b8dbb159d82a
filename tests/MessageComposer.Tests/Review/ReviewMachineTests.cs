using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Review;

namespace MessageComposer.Tests.Review;

public sealed class ReviewMachineTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 21, 13, 5, 0, TimeSpan.Zero);
    private static readonly Reviewer s_brand = Person("b1", RoleNames.Brand);
    private static readonly Reviewer s_otherBrand = Person("b2", RoleNames.Brand);
    private static readonly Reviewer s_legal = Person("l1", RoleNames.Legal);
    private static readonly Reviewer s_writer = Person("w1", RoleNames.Copywriter);
    private static readonly Reviewer s_everything = Person("e1", [.. RoleNames.All]);

    private static readonly ReviewPolicyDefinition s_policy = new()
    {
        Classes = [],
        Layers = new Dictionary<RiskClass, IReadOnlyList<ReviewStepDefinition>>
        {
            [RiskClass.High] = [new(ReviewLayer.Brand, ReviewExtent.Each), new(ReviewLayer.Legal, ReviewExtent.Each)],
            [RiskClass.Medium] = [new(ReviewLayer.Brand, ReviewExtent.Each), new(ReviewLayer.Legal, ReviewExtent.Sample)],
            [RiskClass.Low] = [new(ReviewLayer.Brand, ReviewExtent.Sample)],
        },
        SmallEdits = [.. Enum.GetValues<SmallEdit>()],
    };

    private static readonly ReviewRules s_rules = new(s_policy, [ReviewLayer.Brand, ReviewLayer.Legal]);

    [Theory]
    [InlineData(RiskClass.High, VariantState.PendingLegal)]
    [InlineData(RiskClass.Medium, VariantState.PendingLegal)]
    [InlineData(RiskClass.Low, VariantState.Approved)]
    public void Brand_hands_on_to_legal_where_the_class_has_that_layer(RiskClass risk, VariantState next) =>
        Assert.Equal(next, Approve(Pending() with { Risk = risk }, s_brand).State);

    [Fact]
    public void Brand_and_legal_by_two_people_approve()
    {
        Variant approved = Approve(Approve(Pending(), s_brand), s_legal);
        Assert.Equal(VariantState.Approved, approved.State);
        Assert.Equal([(ReviewLayer.Brand, "b1"), (ReviewLayer.Legal, "l1")], approved.Review.Approvals.Select(approval => (approval.Layer, approval.PersonId)));
    }

    [Fact]
    public void One_person_with_both_roles_does_not_approve_twice()
    {
        Variant halfway = Approve(Pending(), s_everything);
        Assert.Equal(ReviewRefusals.TwoPeople, Assert.IsType<ReviewResult.NotAllowed>(Try(halfway, new ReviewAct.Approve(None), s_everything)).Rule);
    }

    [Fact]
    public void Legal_does_not_approve_for_brand_nor_brand_for_legal_nor_anybody_else()
    {
        foreach (Reviewer stranger in (Reviewer[])[s_legal, s_writer, Person("x", RoleNames.Admin, RoleNames.Support, RoleNames.Analyst)])
            Assert.Equal(ReviewRefusals.Role, Assert.IsType<ReviewResult.NotAllowed>(Try(Pending(), new ReviewAct.Approve(None), stranger)).Rule);
        Assert.Equal(ReviewRefusals.Role, Assert.IsType<ReviewResult.NotAllowed>(Try(Approve(Pending(), s_brand), new ReviewAct.Approve(None), s_otherBrand)).Rule);
    }

    [Fact]
    public void Nobody_approves_block_findings_whatever_the_state()
    {
        foreach (VariantState state in Enum.GetValues<VariantState>())
            Assert.IsType<ReviewResult.Blocked>(Try(Pending(state) with { Findings = [Finding(Severity.Block)] }, new ReviewAct.Approve(None), s_everything));
    }

    [Fact]
    public void A_shadow_finding_neither_blocks_nor_asks_for_a_reason() =>
        Assert.Equal(VariantState.PendingLegal, Approve(Pending() with { Findings = [Finding(Severity.Block) with { Mode = RuleMode.Shadow }] }, s_brand).State);

    [Fact]
    public void Each_warning_needs_a_reason_and_it_is_kept()
    {
        Variant warned = Pending() with { Findings = [Finding(Severity.Warn), Finding(Severity.Warn) with { Rule = "other" }] };
        Assert.Equal(2, Assert.IsType<ReviewResult.NotAccepted>(Try(warned, new ReviewAct.Approve(None), s_brand)).Warnings.Count);
        Dictionary<string, string> half = new() { ["rule/body/hit"] = "khách quen", ["other/body/hit"] = " " };
        Assert.Equal("other", Assert.Single(Assert.IsType<ReviewResult.NotAccepted>(Try(warned, new ReviewAct.Approve(half), s_brand)).Warnings).Rule);
        half["other/body/hit"] = "đúng giọng";
        Variant passed = Moved(Try(warned, new ReviewAct.Approve(half), s_brand));
        Assert.Equal(["khách quen", "đúng giọng"], passed.Review.Accepted.Select(accepted => accepted.Reason));
        Assert.Equal(VariantState.Approved, Approve(passed, s_legal).State);
    }

    [Fact]
    public void Whoever_changed_the_words_does_not_approve_them_and_others_do()
    {
        Variant edited = Edit(Pending(), s_brand, "Một câu khác hẳn");
        Assert.Equal(ReviewRefusals.OwnEdit, Assert.IsType<ReviewResult.NotAllowed>(Try(edited, new ReviewAct.Approve(None), s_brand)).Rule);
        Variant twice = Edit(edited, s_writer, "Một câu khác nữa");
        Assert.Equal(ReviewRefusals.OwnEdit, Assert.IsType<ReviewResult.NotAllowed>(Try(twice, new ReviewAct.Approve(None), s_brand)).Rule);
        Assert.Equal(VariantState.PendingLegal, Approve(twice, s_otherBrand).State);
        Assert.Equal("Giỏ hàng vẫn đợi bạn.", Assert.Single(twice.Review.Draft!).Value);
    }

    [Fact]
    public void An_edit_voids_both_layers()
    {
        Variant edited = Edit(Approve(Approve(Pending(), s_brand), s_legal), s_writer, "Giỏ hàng không đợi bạn đâu.");
        Assert.Equal(VariantState.PendingBrand, edited.State);
        Assert.Empty(edited.Review.Approvals);
    }

    [Fact]
    public void A_small_edit_keeps_the_signature_of_legal()
    {
        Variant edited = Edit(Approve(Approve(Pending(), s_brand), s_legal), s_writer, "Giỏ hàng vẫn đợi bạn!");
        Assert.Equal(VariantState.PendingBrand, edited.State);
        Assert.Equal(ReviewLayer.Legal, Assert.Single(edited.Review.Approvals).Layer);
        Assert.Equal(VariantState.Approved, Approve(edited, s_brand).State);
    }

    [Fact]
    public void A_small_edit_that_changes_findings_class_conditions_or_grounds_is_none()
    {
        Variant approved = Approve(Approve(Pending(), s_brand), s_legal);
        EditedCopy small = Copy("Giỏ hàng vẫn đợi bạn!");
        foreach (EditedCopy copy in (EditedCopy[])
                 [small with { Findings = [Finding(Severity.Warn)] }, small with { Risk = RiskClass.Low }, small with { Conditions = ["on_sale"] }, small with { Grounds = [new Ground("product.name", "Sữa")] }])
            Assert.Empty(Moved(Try(approved, new ReviewAct.Edit(copy), s_writer)).Review.Approvals);
    }

    [Fact]
    public void Where_the_house_says_so_a_small_edit_by_brand_is_a_reading_by_brand()
    {
        ReviewRules rules = s_rules with { Policy = s_policy with { EditorCountsAs = EditorCounts.Brand } };
        Variant small = Moved(ReviewMachine.Apply(Pending(), new ReviewAct.Edit(Copy("Giỏ hàng vẫn đợi bạn!")), s_brand, rules, s_now));
        Assert.Equal(VariantState.PendingLegal, small.State);
        Variant large = Moved(ReviewMachine.Apply(Pending(), new ReviewAct.Edit(Copy("Câu khác")), s_brand, rules, s_now));
        Assert.Equal(VariantState.PendingBrand, large.State);
        Assert.IsType<ReviewResult.NotAllowed>(ReviewMachine.Apply(small, new ReviewAct.Approve(None), s_brand with { Roles = new HashSet<string> { RoleNames.Legal } }, rules, s_now));
    }

    [Fact]
    public void Where_brand_is_the_only_layer_its_edit_never_counts()
    {
        ReviewRules rules = s_rules with { Policy = s_policy with { EditorCountsAs = EditorCounts.Brand } };
        EditedCopy copy = Copy("Giỏ hàng vẫn đợi bạn!") with { Risk = RiskClass.Low };
        Assert.Equal(VariantState.PendingBrand, Moved(ReviewMachine.Apply(Pending() with { Risk = RiskClass.Low }, new ReviewAct.Edit(copy), s_brand, rules, s_now)).State);
    }

    [Fact]
    public void Only_an_edit_leads_out_of_blocked()
    {
        Variant blocked = Pending(VariantState.Blocked) with { Findings = [Finding(Severity.Block)] };
        Assert.IsType<ReviewResult.Blocked>(Try(blocked, new ReviewAct.Approve(None), s_everything));
        Assert.IsType<ReviewResult.InvalidState>(Try(blocked, new ReviewAct.Return("sửa lại"), s_everything));
        Assert.Equal(VariantState.PendingBrand, Edit(blocked, s_writer, "Câu sạch").State);
        Assert.Equal(VariantState.Blocked, Moved(Try(blocked, new ReviewAct.Edit(Copy("Câu vẫn bẩn") with { Findings = [Finding(Severity.Block)] }), s_writer)).State);
    }

    [Fact]
    public void A_return_needs_a_note_and_a_rejection_its_reason()
    {
        Assert.Equal("note", Assert.IsType<ReviewResult.Invalid>(Try(Pending(), new ReviewAct.Return("  "), s_brand)).Path);
        Assert.Equal("text", Assert.IsType<ReviewResult.Invalid>(Try(Pending(), new ReviewAct.Reject(RejectReason.Other, null), s_brand)).Path);
        Variant returned = Moved(Try(Approve(Pending(), s_brand), new ReviewAct.Return("bớt hứa"), s_legal));
        Assert.Equal((VariantState.Returned, "bớt hứa", 0), (returned.State, returned.Review.Note, returned.Review.Approvals.Count));
        Variant rejected = Moved(Try(Pending(), new ReviewAct.Reject(RejectReason.Bland, null), s_brand));
        Assert.Equal((VariantState.Rejected, RejectReason.Bland), (rejected.State, rejected.Rejection));
        Assert.IsType<ReviewResult.InvalidState>(Try(rejected, new ReviewAct.Edit(Copy("Câu khác")), s_writer));
    }

    [Fact]
    public void Retired_copy_stays_retired()
    {
        Variant retired = Moved(Try(Approve(Approve(Pending(), s_brand), s_legal), new ReviewAct.Retire(null), s_brand));
        Assert.Equal(VariantState.Retired, retired.State);
        foreach (ReviewAct act in (ReviewAct[])[new ReviewAct.Approve(None), new ReviewAct.Return("x"), new ReviewAct.Reject(RejectReason.Bland, null), new ReviewAct.Edit(Copy("y")), new ReviewAct.Retire(null), new ReviewAct.Weigh(1)])
            Assert.IsType<ReviewResult.InvalidState>(Try(retired, act, s_everything));
    }

    [Fact]
    public void Weights_move_between_approved_variants_only()
    {
        Assert.IsType<ReviewResult.InvalidState>(Try(Pending(), new ReviewAct.Weigh(10), s_brand));
        Variant approved = Approve(Approve(Pending(), s_brand), s_legal);
        Assert.Equal((VariantState.Approved, 10), (Moved(Try(approved, new ReviewAct.Weigh(10), s_brand)).State, Moved(Try(approved, new ReviewAct.Weigh(10), s_brand)).Weight));
        Assert.Equal("weight", Assert.IsType<ReviewResult.Invalid>(Try(approved, new ReviewAct.Weigh(-1), s_brand)).Path);
    }

    [Theory]
    [InlineData(VariantState.Approved, true, VariantState.Suspended)]
    [InlineData(VariantState.Suspended, false, VariantState.Approved)]
    [InlineData(VariantState.Suspended, true, VariantState.Suspended)]
    [InlineData(VariantState.PendingLegal, true, VariantState.Blocked)]
    [InlineData(VariantState.Blocked, false, VariantState.Blocked)]
    [InlineData(VariantState.Retired, true, VariantState.Retired)]
    public void Stricter_rules_take_copy_out_and_milder_ones_bring_it_back(VariantState state, bool blocked, VariantState next) =>
        Assert.Equal(next, ReviewMachine.AfterRecheck(state, blocked));

    [Theory]
    [InlineData("", RiskClass.High, false, VariantState.Approved)]
    [InlineData("", RiskClass.High, true, VariantState.PendingBrand)]
    [InlineData("Legal", RiskClass.Low, false, VariantState.PendingLegal)]
    [InlineData("Legal", RiskClass.High, false, VariantState.PendingLegal)]
    [InlineData("Brand,Legal", RiskClass.Low, false, VariantState.PendingBrand)]
    public void Copy_begins_with_the_first_layer_of_its_scenario_and_class(string layers, RiskClass risk, bool warned, VariantState start)
    {
        ReviewRules rules = new(s_policy, [.. layers.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<ReviewLayer>)]);
        Assert.Equal(start, ReviewMachine.Start(rules, risk, warned ? [Finding(Severity.Warn)] : []));
    }

    [Fact]
    public void Every_move_tells_the_trail_who_did_what_to_which_words()
    {
        ReviewResult.Moved moved = Assert.IsType<ReviewResult.Moved>(Try(Pending(), new ReviewAct.Approve(None), s_brand));
        Assert.Equal(("variant.approve", "b1", "variant/" + moved.Variant.Id), (moved.Entry.Action, moved.Entry.Actor.Id, moved.Entry.Subject));
        Assert.Equal(WordingKey.Of(moved.Variant.Fields), (string?)moved.Entry.Details["words"]);
    }

    private static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>();

    private static Reviewer Person(string id, params string[] roles) => new(id, id, new HashSet<string>(roles));

    private static Variant Pending(VariantState state = VariantState.PendingBrand) => new()
    {
        Id = new Guid("01900000-0000-7000-8000-000000000001"),
        Cell = new Cell("cart-abandonment", "nhac-nhe", "gen-z", Cell.NoMotive, "push", "vi-VN", Cell.NoSubject),
        State = state,
        Fields = [new("body", "Giỏ hàng vẫn đợi bạn.")],
        ContentHash = "c",
        CreatedAt = s_now,
    };

    private static EditedCopy Copy(string body) => new([new("body", body)], [], [], [], RiskClass.High, [], "c");

    private static Finding Finding(Severity severity) => new()
    {
        Rule = "rule", Category = Categories.Tone, Severity = severity, Owner = "brand", Field = "body", Start = 0, Length = 3, Match = "hit", Message = "—", Reason = "—",
    };

    private static ReviewResult Try(Variant variant, ReviewAct act, Reviewer by) => ReviewMachine.Apply(variant, act, by, s_rules, s_now);

    private static Variant Moved(ReviewResult result) => Assert.IsType<ReviewResult.Moved>(result).Variant;

    private static Variant Approve(Variant variant, Reviewer by) => Moved(Try(variant, new ReviewAct.Approve(None), by));

    private static Variant Edit(Variant variant, Reviewer by, string body) => Moved(Try(variant, new ReviewAct.Edit(Copy(body)), by));
}
