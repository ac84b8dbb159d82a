using MessageComposer.Content.Definitions;
using MessageComposer.Messages;
using MessageComposer.Review;
using MessageComposer.Review.Audit;

namespace MessageComposer.Tests.Review;

public sealed class ReviewUndoTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 21, 13, 5, 0, TimeSpan.Zero);
    private static readonly Reviewer s_legal = new("l1", "Mai", new HashSet<string> { RoleNames.Legal });
    private static readonly Reviewer s_otherLegal = new("l2", "Huy", new HashSet<string> { RoleNames.Legal });
    private static readonly ReviewRules s_rules = new(ReviewPolicyDefinition.Default, [ReviewLayer.Brand, ReviewLayer.Legal]);

    public static TheoryData<ReviewAct> Decisions =>
    [
        new ReviewAct.Approve(new Dictionary<string, string>()),
        new ReviewAct.Return("Sửa lại câu đầu"),
        new ReviewAct.Reject(RejectReason.Bland, null),
        new ReviewAct.Retire(null),
    ];

    [Theory, MemberData(nameof(Decisions))]
    public void A_decision_undone_within_ten_seconds_leaves_the_variant_as_it_was_and_a_row_that_says_so(ReviewAct decision)
    {
        Variant before = WaitingForLegal();
        Variant decided = Stored(before, decision, s_now);
        Assert.Equal(s_now + ReviewUndo.Window, ReviewUndo.Until(decided, s_legal, s_now));

        ReviewResult.Moved undone = Assert.IsType<ReviewResult.Moved>(Try(decided, new ReviewAct.Undo(), s_legal, s_now.AddSeconds(9)));

        Assert.Equal(before with { Revision = decided.Revision }, undone.Variant);
        Assert.Equal(AuditActions.Undone, undone.Entry.Action);
        Assert.Equal(decided.Review.Undo!.Action, (string?)undone.Entry.Details["undone"]);
    }

    [Fact]
    public void Whoever_edited_before_an_undone_approval_still_does_not_approve()
    {
        Variant undone = Stored(Stored(WaitingForLegal() with { Review = WaitingForLegal().Review with { Editors = ["l2"] } }, new ReviewAct.Approve(new Dictionary<string, string>()), s_now), new ReviewAct.Undo(), s_now);
        Assert.Equal(ReviewRefusals.OwnEdit, Assert.IsType<ReviewResult.NotAllowed>(Try(undone, new ReviewAct.Approve(new Dictionary<string, string>()), s_otherLegal, s_now)).Rule);
    }

    [Fact]
    public void After_ten_seconds_by_another_person_or_after_a_later_change_nothing_is_undone()
    {
        Variant decided = Stored(WaitingForLegal(), new ReviewAct.Return("Ngắn hơn"), s_now);
        Assert.Equal(ReviewRefusals.UndoOver, Refusal(decided, s_legal, s_now + ReviewUndo.Window));
        Assert.Equal(ReviewRefusals.NothingToUndo, Refusal(decided, s_otherLegal, s_now));
        Assert.Equal(ReviewRefusals.NothingToUndo, Refusal(decided with { Revision = decided.Revision + 1 }, s_legal, s_now));
        Assert.Equal(ReviewRefusals.NothingToUndo, Refusal(WaitingForLegal(), s_legal, s_now));
    }

    [Fact]
    public void What_was_undone_is_not_undone_twice_and_a_sheets_decision_stands()
    {
        Variant undone = Stored(Stored(WaitingForLegal(), new ReviewAct.Return("Ngắn hơn"), s_now), new ReviewAct.Undo(), s_now);
        Assert.Equal(ReviewRefusals.NothingToUndo, Refusal(undone, s_legal, s_now));
        Variant bySheet = Stored(WaitingForLegal(), new ReviewAct.Return("Ngắn hơn", Guid.NewGuid()), s_now);
        Assert.Equal(ReviewRefusals.NothingToUndo, Refusal(bySheet, s_legal, s_now));
    }

    private static string Refusal(Variant variant, Reviewer by, DateTimeOffset at) => Assert.IsType<ReviewResult.NotAllowed>(Try(variant, new ReviewAct.Undo(), by, at)).Rule;

    private static ReviewResult Try(Variant variant, ReviewAct act, Reviewer by, DateTimeOffset at) => ReviewMachine.Apply(variant, act, by, s_rules, at);

    private static Variant Stored(Variant variant, ReviewAct act, DateTimeOffset at) =>
        Assert.IsType<ReviewResult.Moved>(Try(variant, act, s_legal, at)).Variant with { Revision = variant.Revision + 1 };

    private static Variant WaitingForLegal() => new()
    {
        Id = Guid.Empty,
        Cell = new Cell("s", "a", "general", "none", "push", "vi-VN", Cell.NoSubject),
        State = VariantState.PendingLegal,
        Fields = s_fields,
        ContentHash = "c",
        CreatedAt = s_now.AddDays(-1),
        Since = s_now.AddHours(-1),
        Review = s_review,
        Revision = 2,
    };

    private static readonly KeyValuePair<string, string>[] s_fields = [new("title", "Giỏ hàng vẫn còn"), new("body", "Bấm để xem lại nhé.")];
    private static readonly VariantReview s_review = new() { Approvals = [new Approval(ReviewLayer.Brand, "b1", "Lan", s_now.AddHours(-1), null)] };
}
