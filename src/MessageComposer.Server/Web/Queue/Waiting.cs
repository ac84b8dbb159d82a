using MessageComposer.Guardrails.Definitions;
using MessageComposer.Server.Web.Words;

namespace MessageComposer.Server.Web.Queue;

/// <summary>How long something waits, in the largest unit that says it.</summary>
internal static class Waiting
{
    private static readonly TimeSpan s_long = TimeSpan.FromDays(2);

    public static string Say(TimeSpan age, Reader reader)
    {
        (LocalName unit, double count) = age.TotalDays >= 1 ? (QueueWords.Days, age.TotalDays) : age.TotalHours >= 1 ? (QueueWords.Hours, age.TotalHours) : (QueueWords.Minutes, Math.Max(1, age.TotalMinutes));
        return reader.Say(unit, Math.Floor(count).ToString("N0", reader.Culture));
    }

    /// <summary>Longer than a working day and the next.</summary>
    public static bool IsLong(TimeSpan age) => age >= s_long;
}
