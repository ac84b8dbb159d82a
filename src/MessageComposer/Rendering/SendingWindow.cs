using MessageComposer.Guardrails.Definitions;
using MessageComposer.Messages;

namespace MessageComposer.Rendering;

/// <summary>Label, window and cap of a channel for one moment. Returned as data: the campaign system enforces them.</summary>
public static class SendingWindow
{
    public static Sending At(SendingDefinition? definition, DateTimeOffset at)
    {
        if (definition is null) return new Sending(true, null, null, false, null);
        DateTimeOffset? next = NextOpening(definition, at);
        return new Sending(next is null, next, definition.Label, definition is { Label: not null, AddedBy: "composer" }, definition.MaxPerDay);
    }

    /// <summary>Null where the moment lies inside the window.</summary>
    private static DateTimeOffset? NextOpening(SendingDefinition definition, DateTimeOffset at)
    {
        if (definition.WindowFrom is not { } from || definition.WindowTo is not { } to) return null;
        DateTimeOffset local = at.ToOffset(VietnamTime.Offset);
        TimeOnly time = TimeOnly.FromTimeSpan(local.TimeOfDay);
        if (time >= from && time < to) return null;
        DateOnly day = DateOnly.FromDateTime(local.DateTime);
        return new DateTimeOffset(time < from ? day : day.AddDays(1), from, VietnamTime.Offset);
    }
}
