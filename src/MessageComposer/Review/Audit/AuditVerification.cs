namespace MessageComposer.Review.Audit;

/// <summary>What is wrong with a trail.</summary>
public enum AuditFaultKind
{
    /// <summary>A line is no row.</summary>
    Unreadable,

    /// <summary>The row's content and its hash disagree.</summary>
    Changed,

    /// <summary>Numbers do not follow each other: rows were removed or reordered.</summary>
    Missing,

    /// <summary>The row does not follow the one before it.</summary>
    Unlinked,

    /// <summary>The trail ends before a row that is known to have been there, or holds another in its place.</summary>
    Cut,
}

/// <param name="Number">The row, or the line of a file that is no row.</param>
public sealed record AuditFault(AuditFaultKind Kind, long Number, string Message);

/// <param name="Head">The last row read.</param>
/// <param name="First">Only the first fault is told: behind it nothing can be trusted.</param>
public sealed record AuditVerdict(long Rows, AuditHead Head, AuditFault? First)
{
    public bool IsWhole => First is null;
}

/// <summary>
/// Reads a trail row by row and finds any changed, removed or reordered one. Rows cut off at the end are found where a head is known: the count kept beside
/// the trail, a certificate, an earlier export. Whoever rewrites the whole trail, its count included, is found only by a head kept elsewhere.
/// </summary>
public sealed class AuditVerification(IReadOnlyList<AuditHead> known)
{
    private readonly HashSet<AuditHead> _known = [.. known.Where(head => head.Hash.Length > 0)];
    private readonly long _longest = known.Select(head => head.Number).DefaultIfEmpty(0).Max();
    private AuditHead _head = AuditHead.Empty;
    private AuditFault? _fault;
    private long _rows;

    public void Add(AuditRow row)
    {
        if (_fault is not null) return;
        _rows++;
        long expected = _head.Number + 1;
        if (row.Number != expected) Fault(AuditFaultKind.Missing, expected, $"Row {expected} is missing; row {row.Number} stands in its place.");
        else if (row.Previous != _head.Hash) Fault(AuditFaultKind.Unlinked, row.Number, $"Row {row.Number} does not follow row {_head.Number}.");
        else if (AuditChain.HashOf(row) != row.Hash) Fault(AuditFaultKind.Changed, row.Number, $"Row {row.Number} was changed after it was written.");
        else if (_known.Any(head => head.Number == row.Number && head.Hash != row.Hash)) Fault(AuditFaultKind.Cut, row.Number, $"Row {row.Number} is not the one that is known to have stood here.");
        else _head = new AuditHead(row.Number, row.Hash);
    }

    public void AddUnreadable(long line) => Fault(AuditFaultKind.Unreadable, line, $"Line {line} is no row of an audit trail.");

    public AuditVerdict End()
    {
        if (_head.Number < _longest) Fault(AuditFaultKind.Cut, _head.Number, $"The trail ends with row {_head.Number}; row {_longest} is known to have been there.");
        return new AuditVerdict(_rows, _head, _fault);
    }

    private void Fault(AuditFaultKind kind, long number, string message) => _fault ??= new AuditFault(kind, number, message);
}
