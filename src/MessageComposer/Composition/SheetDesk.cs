using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Messages;
using MessageComposer.Review;
using MessageComposer.Review.Audit;
using MessageComposer.Review.Sheets;

namespace MessageComposer.Composition;

/// <summary>
/// Where people decide about sheets. One person holds a sheet at a time; its texts are frozen when it is opened, and what somebody else changes meanwhile is left
/// out of the decision and waits on. Thread-safe.
/// </summary>
public sealed class SheetDesk(ISheetStore store, ReviewDesk desk, Func<ContentSnapshot> content, TimeProvider time)
{
    /// <summary>Texts of one sheet; more of the same key make the next sheet.</summary>
    public const int MostTexts = 2_000;

    private const int MaxText = 1_000;

    /// <summary>How long a sheet stays with whoever opened it, counted from the last sign of work.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(30);

    public Task<IReadOnlyList<SheetSummary>> ListAsync(CancellationToken cancellationToken) => store.SummariesAsync(cancellationToken);

    public Task<Sheet?> FindAsync(Guid id, CancellationToken cancellationToken) => store.FindAsync(id, cancellationToken);

    /// <summary>The texts of a sheet's wordings, one for each; those that are gone are left out.</summary>
    public async Task<IReadOnlyDictionary<string, Variant>> TextsAsync(IEnumerable<SheetItem> items, CancellationToken cancellationToken)
    {
        SheetItem[] wanted = [.. items.Where(item => item.Members.Count > 0)];
        IReadOnlyList<Variant> found = await store.FindVariantsAsync([.. wanted.Select(item => item.Members[0].Id)], cancellationToken).ConfigureAwait(false);
        Dictionary<Guid, Variant> byId = found.ToDictionary(variant => variant.Id);
        return wanted.Where(item => byId.ContainsKey(item.Members[0].Id)).ToDictionary(item => item.Key, item => byId[item.Members[0].Id], StringComparer.Ordinal);
    }

    /// <summary>Opens the waiting texts of a key for this person, or gives back the sheet they hold already.</summary>
    public async Task<SheetResult> OpenAsync(SheetKey key, Reviewer by, CancellationToken cancellationToken)
    {
        if (!by.Is(RoleNames.Of(key.Layer))) return LacksRole(key.Layer);
        DateTimeOffset now = time.GetUtcNow();
        Sheet? open = await store.FindOpenAsync(key, cancellationToken).ConfigureAwait(false);
        if (open is not null && now < open.ClaimedUntil)
            return open.ClaimedById == by.Id ? new SheetResult.Done(open, 0, 0) : new SheetResult.Claimed(open.ClaimedByName, open.ClaimedUntil);
        IReadOnlyList<Variant> waiting = await store.WaitingAsync(key, MostTexts, cancellationToken).ConfigureAwait(false);
        Variant[] members = [.. waiting.Where(variant => MayDecide(variant, key.Layer, by))];
        if (members.Length == 0) return waiting.Count == 0 ? new SheetResult.NotFound() : new SheetResult.NotAllowed(ReviewRefusals.TwoPeople, "Every text here was changed or approved by this person already; somebody else reads them.");
        ContentSnapshot snapshot = content();
        ReviewExtent extent = ReviewRules.Of(snapshot, key.Scenario).StepsFor(key.Risk, hasWarnings: true).FirstOrDefault(step => step.Layer == key.Layer)?.Read ?? ReviewExtent.Each;
        (SheetPlan plan, IReadOnlyList<SheetItem> items) = SheetPlanner.Plan(members, key.Risk, extent, snapshot.Review.Sampling, Sampling.NewSeed());
        Sheet sheet = new()
        {
            Id = Guid.CreateVersion7(now), Key = key, State = SheetState.Open, Plan = plan, ClaimedById = by.Id, ClaimedByName = by.Name, ClaimedUntil = now + Claim, OpenedAt = now,
            ContentHash = snapshot.Hash, Items = items,
        };
        AuditEntry entry = Entry(sheet, AuditActions.SheetOpened, by, now, details =>
        {
            details["texts"] = plan.Population;
            details["sample"] = plan.SampleSize;
            details["seed"] = plan.Seed;
        });
        if (await store.OpenAsync(sheet, open is null ? null : open with { State = SheetState.Released }, entry, cancellationToken).ConfigureAwait(false) is { } opened)
            return new SheetResult.Done(opened, 0, waiting.Count - members.Length);
        return await store.FindOpenAsync(key, cancellationToken).ConfigureAwait(false) is { } first ? new SheetResult.Claimed(first.ClaimedByName, first.ClaimedUntil) : new SheetResult.NotFound();
    }

    /// <summary>Marks wordings as read, and keeps the sheet in this person's hands.</summary>
    public Task<SheetResult> ReadAsync(Guid id, int revision, Reviewer by, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        WorkAsync(id, revision, by, async (sheet, now) =>
        {
            Sheet read = Renewed(sheet, now) with { Items = [.. sheet.Items.Select(item => item.ReadAt is null && keys.Contains(item.Key) ? item with { ReadAt = now } : item)] };
            return Done(await store.UpdateAsync(read, [], cancellationToken).ConfigureAwait(false), sheet);
        }, cancellationToken);

    /// <summary>A defect: from now on every wording has to be read, and the bad one is returned with the note when the sheet is decided.</summary>
    public Task<SheetResult> ReportDefectAsync(Guid id, int revision, Reviewer by, string key, string note, CancellationToken cancellationToken) =>
        WorkAsync(id, revision, by, async (sheet, now) =>
        {
            if (Text(note, "note") is { } invalid) return invalid;
            if (!sheet.Items.Any(item => item.Key == key)) return new SheetResult.Invalid("wording", "is none of this sheet");
            Sheet full = Renewed(sheet, now) with
            {
                Plan = sheet.Plan with { Extent = ReviewExtent.Each },
                Items = [.. sheet.Items.Select(item => (item.Key == key ? item with { ReadAt = item.ReadAt ?? now, Defect = new SheetDefect(note.Trim(), by.Id, now) } : item) with { MustRead = true })],
            };
            AuditEntry entry = Entry(sheet, AuditActions.SheetDefect, by, now, details =>
            {
                details["wording"] = key;
                details["note"] = note.Trim();
            });
            return Done(await store.UpdateAsync(full, [entry], cancellationToken).ConfigureAwait(false), sheet);
        }, cancellationToken);

    /// <summary>Approves every text of the sheet for its layer, but returns those with a defect.</summary>
    /// <param name="accepted">A reason for each warning, by key.</param>
    public Task<SheetResult> ApproveAsync(Guid id, int revision, Reviewer by, IReadOnlyDictionary<string, string> accepted, CancellationToken cancellationToken) =>
        WorkAsync(id, revision, by, async (sheet, now) =>
        {
            if (!sheet.IsFullyRead) return new SheetResult.Unread(sheet.Items.Count(item => item.MustRead && item.ReadAt is null));
            Dictionary<Guid, string> returned = sheet.Items.Where(item => item.Defect is not null).SelectMany(item => item.Members.Select(member => (member.Id, item.Defect!.Note))).ToDictionary(bad => bad.Id, bad => bad.Note);
            return await DecideAsync(
                sheet with { State = SheetState.Approved }, by, now, AuditActions.SheetApproved,
                variant => returned.TryGetValue(variant.Id, out string? note) ? new ReviewAct.Return(note, sheet.Id) : new ReviewAct.Approve(accepted, sheet.Id), null, cancellationToken).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Returns every text of the sheet with one note.</summary>
    public Task<SheetResult> ReturnAsync(Guid id, int revision, Reviewer by, string note, CancellationToken cancellationToken) =>
        WorkAsync(id, revision, by, async (sheet, now) => Text(note, "note") is { } invalid ? invalid : await DecideAsync(
            sheet with { State = SheetState.Returned }, by, now, AuditActions.SheetReturned, _ => new ReviewAct.Return(note, sheet.Id), note.Trim(), cancellationToken).ConfigureAwait(false), cancellationToken);

    /// <summary>
    /// Replaces a phrase, letter by letter, in every text of the sheet that holds it. The changed texts are judged anew and leave the sheet: whoever changed them does
    /// not approve them.
    /// </summary>
    public Task<SheetResult> ReplaceAsync(Guid id, int revision, Reviewer by, string find, string replace, CancellationToken cancellationToken) =>
        WorkAsync(id, revision, by, async (sheet, now) =>
        {
            if (Text(find, "find") is { } invalid) return invalid;
            if (replace.Length > MaxText) return new SheetResult.Invalid("replace", $"must not be longer than {MaxText} characters");
            ContentSnapshot snapshot = content();
            List<ReviewResult.Moved> moves = [];
            int leftOut = 0;
            foreach (Variant variant in await CurrentAsync(sheet, cancellationToken).ConfigureAwait(false))
            {
                if (!variant.Fields.Any(field => field.Value.Contains(find, StringComparison.Ordinal))) continue;
                Dictionary<string, string> fields = variant.Fields.ToDictionary(field => field.Key, field => field.Value.Replace(find, replace, StringComparison.Ordinal));
                bool judged = desk.EditOf(variant, fields, snapshot, out ReviewAct.Edit? edit, sheet.Id) is null;
                if (judged && ReviewMachine.Apply(variant, edit!, by, ReviewRules.Of(snapshot, sheet.Key.Scenario), now) is ReviewResult.Moved moved) moves.Add(moved);
                else leftOut++;
            }
            if (moves.Count == 0) return new SheetResult.Invalid("find", "stands in no text of this sheet that may be changed");
            HashSet<Guid> changed = [.. moves.Select(move => move.Variant.Id)];
            Sheet rest = Renewed(sheet, now) with
            {
                Items = [.. sheet.Items.Select(item => item with { Members = [.. item.Members.Where(member => !changed.Contains(member.Id))] }).Where(item => item.Members.Count > 0)],
            };
            AuditEntry entry = Entry(sheet, AuditActions.SheetReplaced, by, now, details =>
            {
                details["find"] = find;
                details["replace"] = replace;
                details["texts"] = moves.Count;
            });
            Sheet? stored = await store.DecideAsync(new SheetDecision(rest, moves, entry, null), cancellationToken).ConfigureAwait(false);
            return stored is null ? new SheetResult.Stale(sheet) : new SheetResult.Done(stored, moves.Count, leftOut);
        }, cancellationToken);

    /// <summary>What <see cref="ReplaceAsync"/> would do; nothing is stored. Equal wordings are judged once.</summary>
    public async Task<ReplacePreview> PreviewReplaceAsync(Sheet sheet, string find, string replace, CancellationToken cancellationToken)
    {
        if (Text(find, "find") is not null || replace.Length > MaxText) return ReplacePreview.None;
        ContentSnapshot snapshot = content();
        int texts = 0, blocked = 0;
        List<(Variant Before, EditedCopy After)> wordings = [];
        foreach (IGrouping<string, Variant> same in (await CurrentAsync(sheet, cancellationToken).ConfigureAwait(false)).GroupBy(variant => WordingKey.Of(variant.Fields), StringComparer.Ordinal))
        {
            Variant first = same.First();
            if (!first.Fields.Any(field => field.Value.Contains(find, StringComparison.Ordinal))) continue;
            Dictionary<string, string> fields = first.Fields.ToDictionary(field => field.Key, field => field.Value.Replace(find, replace, StringComparison.Ordinal));
            if (desk.EditOf(first, fields, snapshot, out ReviewAct.Edit? edit, sheet.Id) is not null || edit is null) continue;
            texts += same.Count();
            if (WarningKeys.Blocks(edit.Copy.Findings).Count > 0) blocked += same.Count();
            wordings.Add((first, edit.Copy));
        }
        return new ReplacePreview(texts, blocked, wordings);
    }

    /// <summary>Lets the sheet go undecided.</summary>
    public Task<SheetResult> ReleaseAsync(Guid id, int revision, Reviewer by, CancellationToken cancellationToken) =>
        WorkAsync(id, revision, by, async (sheet, now) =>
            Done(await store.UpdateAsync(sheet with { State = SheetState.Released, DecidedAt = now }, [Entry(sheet, AuditActions.SheetReleased, by, now, _ => { })], cancellationToken).ConfigureAwait(false), sheet), cancellationToken);

    private async Task<SheetResult> DecideAsync(Sheet decided, Reviewer by, DateTimeOffset now, string action, Func<Variant, ReviewAct> actOn, string? note, CancellationToken cancellationToken)
    {
        ContentSnapshot snapshot = content();
        ReviewRules rules = ReviewRules.Of(snapshot, decided.Key.Scenario);
        List<ReviewResult.Moved> moves = [];
        Dictionary<Guid, Variant> before = [];
        foreach (Variant variant in await CurrentAsync(decided, cancellationToken).ConfigureAwait(false))
        {
            switch (ReviewMachine.Apply(variant, actOn(variant), by, rules, now))
            {
                case ReviewResult.Moved moved:
                    moves.Add(moved);
                    before[variant.Id] = variant;
                    break;
                case ReviewResult.NotAccepted open:
                    return new SheetResult.NotAccepted(open.Warnings);
                case ReviewResult.Invalid invalid:
                    return new SheetResult.Invalid(invalid.Path, invalid.Message);
                default:
                    break;
            }
        }
        int all = decided.Items.Sum(item => item.Members.Count);
        JsonObject body = ApprovalCertificate.Body(decided, before, before.Keys.ToHashSet(), by, now, snapshot, VietnamTime.DayOf(now));
        AuditEntry entry = Entry(decided, action, by, now, details =>
        {
            details["texts"] = moves.Count;
            details["left_out"] = all - moves.Count;
            details["read"] = decided.ReadCount;
            details["defects"] = decided.Defects;
            details["seed"] = decided.Plan.Seed;
            if (note is not null) details["note"] = note;
            details[ApprovalCertificate.HashDetail] = ApprovalCertificate.HashOf(body);
        });
        Sheet? stored = await store.DecideAsync(new SheetDecision(decided with { DecidedAt = now }, moves, entry, row => ApprovalCertificate.Seal(body, row)), cancellationToken).ConfigureAwait(false);
        return stored is null ? new SheetResult.Stale(decided) : new SheetResult.Done(stored, moves.Count, all - moves.Count);
    }

    /// <summary>The texts of a sheet that are still what they were when it was opened.</summary>
    private async Task<IReadOnlyList<Variant>> CurrentAsync(Sheet sheet, CancellationToken cancellationToken)
    {
        Dictionary<Guid, int> frozen = sheet.Items.SelectMany(item => item.Members).ToDictionary(member => member.Id, member => member.Revision);
        IReadOnlyList<Variant> found = await store.FindVariantsAsync([.. frozen.Keys], cancellationToken).ConfigureAwait(false);
        return [.. found.Where(variant => variant.Revision == frozen[variant.Id])];
    }

    private async Task<SheetResult> WorkAsync(Guid id, int revision, Reviewer by, Func<Sheet, DateTimeOffset, Task<SheetResult>> work, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } sheet) return new SheetResult.NotFound();
        if (!by.Is(RoleNames.Of(sheet.Key.Layer))) return LacksRole(sheet.Key.Layer);
        DateTimeOffset now = time.GetUtcNow();
        if (sheet.State != SheetState.Open) return new SheetResult.NotHeld(sheet.State);
        if (sheet.ClaimedById != by.Id) return new SheetResult.Claimed(sheet.ClaimedByName, sheet.ClaimedUntil);
        return sheet.Revision == revision ? await work(sheet, now).ConfigureAwait(false) : new SheetResult.Stale(sheet);
    }

    private static bool MayDecide(Variant variant, ReviewLayer layer, Reviewer by) =>
        WarningKeys.Blocks(variant.Findings).Count == 0
        && !variant.Review.Editors.Contains(by.Id, StringComparer.Ordinal)
        && !variant.Review.Approvals.Any(approval => approval.Layer != layer && approval.PersonId == by.Id);

    private static SheetResult Done(Sheet? stored, Sheet before) => stored is null ? new SheetResult.Stale(before) : new SheetResult.Done(stored, 0, 0);

    private static Sheet Renewed(Sheet sheet, DateTimeOffset now) => sheet with { ClaimedUntil = now + Claim };

    private static SheetResult.NotAllowed LacksRole(ReviewLayer layer) => new(ReviewRefusals.Role, $"This takes the role {RoleNames.Of(layer)}.");

    private static SheetResult.Invalid? Text(string text, string path) =>
        string.IsNullOrWhiteSpace(text) ? new(path, "is missing") : text.Length > MaxText ? new(path, $"must not be longer than {MaxText} characters") : null;

    private static AuditEntry Entry(Sheet sheet, string action, Reviewer by, DateTimeOffset at, Action<JsonObject> tell)
    {
        JsonObject details = new()
        {
            ["scenario"] = sheet.Key.Scenario,
            ["prompt_version"] = sheet.Key.PromptVersion,
            ["channel"] = sheet.Key.Channel,
            ["risk"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(sheet.Key.Risk.ToString()),
            ["layer"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(sheet.Key.Layer.ToString()),
        };
        tell(details);
        return new AuditEntry(at, by.Actor, action, AuditActions.SheetSubject(sheet.Id), details);
    }
}

/// <param name="Texts">How many would be changed.</param>
/// <param name="Blocked">How many of them the guardrails would then block.</param>
public sealed record ReplacePreview(int Texts, int Blocked, IReadOnlyList<(Variant Before, EditedCopy After)> Wordings)
{
    public static ReplacePreview None { get; } = new(0, 0, []);
}
