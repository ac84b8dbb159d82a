using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Guardrails.Matching;
using MessageComposer.Review;
using MessageComposer.Review.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MessageComposer.Storage;

/// <summary>Stops in the database, those in force in memory. Whoever changed one reads all of them again before it answers.</summary>
internal sealed class StopStore(IDbContextFactory<ComposerDbContext> contexts, TimeProvider time) : IStopStore, IChangeListener, IDisposable
{
    private const int MaxTarget = 200;
    private const int MaxReason = 1_000;

    private readonly SemaphoreSlim _reading = new(1);
    private StopSet _current = StopSet.None;

    public string Mark => ChangeMarks.Stops;

    public Task ChangedAsync(CancellationToken cancellationToken) => RefreshAsync(cancellationToken);

    public StopSet Current => Volatile.Read(ref _current);

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        // One reading after the other: an older one must never take the place of a newer one.
        await _reading.WaitAsync(cancellationToken);
        try
        {
            await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
            List<StopRow> rows = await context.Stops.AsNoTracking().Where(row => row.LiftedAt == null).OrderBy(row => row.Id).ToListAsync(cancellationToken);
            Volatile.Write(ref _current, rows.Count == 0 ? StopSet.None : new StopSet([.. rows.Select(row => row.ToStop())]));
        }
        finally
        {
            _reading.Release();
        }
    }

    public async Task<StopResult> MakeAsync(StopKind kind, string target, string reason, Reviewer by, CancellationToken cancellationToken)
    {
        if (Refusal(by) is { } refusal) return refusal;
        if (Invalid(kind, ref target, reason) is { } invalid) return invalid;
        DateTimeOffset now = Now();
        Stop made;
        await using (ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            if (await context.Stops.AsNoTracking().FirstOrDefaultAsync(row => row.Kind == kind && row.Target == target && row.LiftedAt == null, cancellationToken) is { } known)
                return new StopResult.InForce(known.ToStop());
            StopRow row = new() { Id = Guid.CreateVersion7(now), Kind = kind, Target = target, Reason = reason.Trim(), ById = by.Id, ByName = by.Name, At = now };
            context.Stops.Add(row);
            made = row.ToStop();
            await SaveAsync(context, transaction, Entry(made, AuditActions.StopMade, by, now, made.Reason), cancellationToken);
        }
        await RefreshAsync(cancellationToken);
        return new StopResult.InForce(made);
    }

    public async Task<StopResult> LiftAsync(Guid id, Reviewer by, CancellationToken cancellationToken)
    {
        if (Refusal(by) is { } refusal) return refusal;
        DateTimeOffset now = Now();
        StopResult result;
        await using (ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            if (await context.Stops.FirstOrDefaultAsync(row => row.Id == id && row.LiftedAt == null, cancellationToken) is not { } row) return new StopResult.NotFound();
            bool confirms = row.LiftAskedById is not null;
            if (row.LiftAskedById == by.Id) return new StopResult.NotAllowed(ReviewRefusals.SecondPerson, "Whoever asked for it to be lifted does not confirm it; somebody else does.");
            if (confirms) (row.LiftedById, row.LiftedByName, row.LiftedAt) = (by.Id, by.Name, now);
            else (row.LiftAskedById, row.LiftAskedByName, row.LiftAskedAt) = (by.Id, by.Name, now);
            Stop stop = row.ToStop();
            result = confirms ? new StopResult.Lifted(stop) : new StopResult.LiftAsked(stop);
            await SaveAsync(context, transaction, Entry(stop, confirms ? AuditActions.StopLifted : AuditActions.StopLiftAsked, by, now, null), cancellationToken);
        }
        await RefreshAsync(cancellationToken);
        return result;
    }

    public async Task<IReadOnlyList<Stop>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<StopRow> rows = await context.Stops.AsNoTracking().OrderByDescending(row => row.Id).Take(limit).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToStop())];
    }

    public void Dispose() => _reading.Dispose();

    /// <summary>In whole milliseconds, which every database keeps.</summary>
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

    private static StopResult.NotAllowed? Refusal(Reviewer by) =>
        by.IsAny(RoleNames.Brand, RoleNames.Legal, RoleNames.Admin) ? null : new(ReviewRefusals.Role, "Stops are made and lifted by brand, legal and administrators.");

    private static StopResult.Invalid? Invalid(StopKind kind, ref string target, string reason)
    {
        target = target.Trim();
        if (target.Length is 0 or > MaxTarget) return new("target", $"must be 1 to {MaxTarget} characters");
        if (string.IsNullOrWhiteSpace(reason)) return new("reason", "say why, for whoever has to lift it");
        if (reason.Length > MaxReason) return new("reason", $"must not be longer than {MaxReason} characters");
        if (kind == StopKind.Phrase && !PhraseFinder.CanFind(target)) return new("target", "holds no word to look for");
        if (kind != StopKind.Variant) return null;
        if (!Guid.TryParse(target, out Guid id)) return new("target", "is no id of a variant");
        target = id.ToString("D");
        return null;
    }

    private static AuditEntry Entry(Stop stop, string action, Reviewer by, DateTimeOffset now, string? reason)
    {
        JsonObject details = new() { ["kind"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(stop.Kind.ToString()), ["target"] = stop.Target };
        if (reason is not null) details["reason"] = reason;
        return new AuditEntry(now, by.Actor, action, AuditActions.StopSubject(stop.Id), details);
    }

    private static async Task SaveAsync(ComposerDbContext context, IDbContextTransaction transaction, AuditEntry entry, CancellationToken cancellationToken)
    {
        await context.SaveChangesAsync(cancellationToken);
        await AuditTrail.AppendAsync(context, [entry], cancellationToken);
        await MarkRow.RaiseAsync(context, ChangeMarks.Stops, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
