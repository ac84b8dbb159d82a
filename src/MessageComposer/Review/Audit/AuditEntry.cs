using System.Text.Json.Nodes;

namespace MessageComposer.Review.Audit;

/// <summary>Who did something: a person, an API key, or the program itself.</summary>
/// <param name="Id">Stable: a person's id, <c>key:…</c>, or <c>composer</c>.</param>
/// <param name="Name">As it was when the act happened; shown to people.</param>
public sealed record AuditActor(string Id, string Name)
{
    /// <summary>What the program does by itself: re-checks, generation, inherited approvals.</summary>
    public static AuditActor Composer { get; } = new("composer", "Message Composer");
}

/// <summary>An act to be recorded. It becomes a row of the trail in the transaction that makes the change it tells of.</summary>
/// <param name="Action">Subject and verb: <c>variant.approve</c>, <c>stop.lift</c>, <c>person.sign_in</c>.</param>
/// <param name="Subject">What it was done to: <c>variant/0192…</c>, <c>person/…</c>. History is asked for by it.</param>
/// <param name="Details">Whatever else must be known later. Never customer data, secrets or their hashes.</param>
public sealed record AuditEntry(DateTimeOffset At, AuditActor Actor, string Action, string Subject, JsonObject Details);

/// <summary>One row of the trail. Its hash covers all the rest, the hash of the row before it included.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="At">UTC, whole milliseconds.</param>
/// <param name="Details">Canonical JSON: sorted keys, no blanks.</param>
/// <param name="Previous">Hash of row <c>Number - 1</c>; 64 zeros for the first.</param>
/// <param name="Hash">Lower-case hex of SHA-256 over <see cref="AuditChain.Content"/>.</param>
public sealed record AuditRow(long Number, DateTimeOffset At, AuditActor Actor, string Action, string Subject, string Details, string Previous, string Hash);

/// <summary>The last row of a trail, as somebody knew it at some time. A trail that no longer holds it was cut or rewritten.</summary>
public sealed record AuditHead(long Number, string Hash)
{
    public static AuditHead Empty { get; } = new(0, AuditChain.Beginning);
}

/// <summary>The names of acts on variants, sheets and stops.</summary>
public static class AuditActions
{
    public const string Written = "variant.write";
    public const string Inherited = "variant.inherit";
    public const string Approved = "variant.approve";
    public const string Returned = "variant.return";
    public const string Rejected = "variant.reject";
    public const string Edited = "variant.edit";
    public const string Retired = "variant.retire";
    public const string Weighed = "variant.weigh";
    public const string Undone = "variant.undo";
    public const string Suspended = "variant.suspend";
    public const string Resumed = "variant.resume";
    public const string Blocked = "variant.block";
    public const string Reclassed = "variant.reclass";
    public const string Changed = "variant.change";
    public const string SheetOpened = "sheet.open";
    public const string SheetReleased = "sheet.release";
    public const string SheetDefect = "sheet.defect";
    public const string SheetReplaced = "sheet.replace";
    public const string SheetApproved = "sheet.approve";
    public const string SheetReturned = "sheet.return";
    public const string StopMade = "stop.make";
    public const string StopLiftAsked = "stop.ask_to_lift";
    public const string StopLifted = "stop.lift";

    public static string VariantSubject(Guid id) => "variant/" + id.ToString("D");

    public static string SheetSubject(Guid id) => "sheet/" + id.ToString("D");

    public static string StopSubject(Guid id) => "stop/" + id.ToString("D");
}
