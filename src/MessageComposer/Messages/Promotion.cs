using System.Globalization;
using MessageComposer.Templating;

namespace MessageComposer.Messages;

public sealed record Promotion : IModelObject
{
    /// <summary><c>percent</c>, <c>amount</c>, <c>free_shipping</c> or <c>gift</c>.</summary>
    public string? Kind { get; init; }

    public decimal? Percent { get; init; }

    public long? Amount { get; init; }

    public string? Code { get; init; }

    public long? MinSpend { get; init; }

    public long? MaxDiscount { get; init; }

    public DateOnly? StartsAt { get; init; }

    /// <summary>Last day it can be used.</summary>
    public DateOnly? EndsAt { get; init; }

    /// <summary>The time of that day in Vietnam, where it was given with one: a promotion "đến 20:00 hôm nay".</summary>
    public TimeOnly? EndsTime { get; init; }

    /// <summary><c>concentrated</c> for state-run programmes, where the 50 % cap does not hold.</summary>
    public string? ProgramType { get; init; }

    /// <summary>The day lies within its dates, the cart reaches the minimum, and the total cut stays within the cap.</summary>
    public bool Usable { get; init; }

    private static readonly string[] s_members = ["kind", "percent", "amount", "code", "min_spend", "max_discount", "starts_at", "ends_at", "ends_time", "program_type", "usable"];

    public IEnumerable<string> MemberNames => s_members;

    public bool TryGetMember(string name, out Value value)
    {
        switch (name)
        {
            case "kind": value = Value.Of(Kind); return true;
            case "percent": value = Value.Of(Percent); return true;
            case "amount": value = Value.Of((decimal?)Amount); return true;
            case "code": value = Value.Of(Code); return true;
            case "min_spend": value = Value.Of((decimal?)MinSpend); return true;
            case "max_discount": value = Value.Of((decimal?)MaxDiscount); return true;
            case "starts_at": value = IsoDay(StartsAt); return true;
            case "ends_at": value = IsoDay(EndsAt); return true;
            case "ends_time": value = EndsTime is { } time ? Value.Of(time.ToString("HH:mm", CultureInfo.InvariantCulture)) : Value.Null; return true;
            case "program_type": value = Value.Of(ProgramType); return true;
            case "usable": value = Value.Of(Usable); return true;
            default: value = Value.Null; return false;
        }
    }

    private static Value IsoDay(DateOnly? day) =>
        day is { } known ? Value.Of(known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : Value.Null;
}
