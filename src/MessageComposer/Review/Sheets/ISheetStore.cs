using MessageComposer.Review.Audit;

namespace MessageComposer.Review.Sheets;

/// <summary>A decision on a sheet, to be stored whole or not at all.</summary>
/// <param name="Sheet">As it is to be stored.</param>
/// <param name="Certificate">Makes the certificate once the row that tells of the decision has its place in the trail; null: none.</param>
public sealed record SheetDecision(Sheet Sheet, IReadOnlyList<ReviewResult.Moved> Moves, AuditEntry Entry, Func<AuditRow, string>? Certificate);

/// <summary>Where sheets are kept. Every change names the revision it was decided on: null, and nothing changed, where that is another.</summary>
public interface ISheetStore
{
    /// <summary>Every key that has texts waiting, the longest waiting first.</summary>
    Task<IReadOnlyList<SheetSummary>> SummariesAsync(CancellationToken cancellationToken);

    /// <summary>Texts of a key that wait, the longest waiting first.</summary>
    Task<IReadOnlyList<Variant>> WaitingAsync(SheetKey key, int limit, CancellationToken cancellationToken);

    Task<IReadOnlyList<Variant>> FindVariantsAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    Task<Sheet?> FindAsync(Guid id, CancellationToken cancellationToken);

    Task<Sheet?> FindOpenAsync(SheetKey key, CancellationToken cancellationToken);

    /// <param name="instead">The open sheet whose place it takes.</param>
    Task<Sheet?> OpenAsync(Sheet sheet, Sheet? instead, AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Stores marks of reading, with the rows that tell of anything decided by them.</summary>
    Task<Sheet?> UpdateAsync(Sheet sheet, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken);

    /// <summary>Moves all variants, appends a row for each and one for the sheet, and stores sheet and certificate, in one transaction.</summary>
    Task<Sheet?> DecideAsync(SheetDecision decision, CancellationToken cancellationToken);
}

/// <summary>What came of work on a sheet.</summary>
public abstract record SheetResult
{
    private SheetResult() { }

    /// <param name="Moved">Texts that were decided or changed.</param>
    /// <param name="LeftOut">Texts that somebody changed meanwhile, or that this person may not decide: they wait on.</param>
    public sealed record Done(Sheet Sheet, int Moved, int LeftOut) : SheetResult;

    public sealed record NotFound : SheetResult;

    public sealed record Stale(Sheet Sheet) : SheetResult;

    /// <summary>Somebody else reads it.</summary>
    public sealed record Claimed(string ByName, DateTimeOffset Until) : SheetResult;

    /// <summary>It is in nobody's hands any more, or decided: open it anew.</summary>
    public sealed record NotHeld(SheetState State) : SheetResult;

    public sealed record NotAllowed(string Rule, string Message) : SheetResult;

    /// <summary>Wordings that must be read first.</summary>
    public sealed record Unread(int Wordings) : SheetResult;

    public sealed record NotAccepted(IReadOnlyList<Guardrails.Finding> Warnings) : SheetResult;

    public sealed record Invalid(string Path, string Message) : SheetResult;
}
