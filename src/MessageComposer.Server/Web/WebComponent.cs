using MessageComposer.Guardrails.Definitions;
using MessageComposer.Messages;
using Microsoft.AspNetCore.Components;

namespace MessageComposer.Server.Web;

/// <summary>What every page and component has: the reader, and words in the reader's language.</summary>
public abstract class WebComponent : ComponentBase
{
    [Inject]
    internal Reader Reader { get; set; } = null!;

    internal string Say(LocalName words) => Reader.Say(words);

    internal string Say(LocalName words, params object?[] values) => Reader.Say(words, values);

    /// <summary>A moment as people in Vietnam read it.</summary>
    internal string Moment(DateTimeOffset time) => time.ToOffset(VietnamTime.Offset).ToString("HH:mm · dd/MM/yyyy", Reader.Culture);

    internal string Day(DateOnly day) => day.ToString("dd/MM/yyyy", Reader.Culture);

    internal string Number(long number) => number.ToString("N0", Reader.Culture);
}
