using MessageComposer.Content;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Review.Sheets;
using MessageComposer.Server.Web.Words;

namespace MessageComposer.Server.Web.Queue;

/// <summary>What a sheet is called, and why something on it was not done.</summary>
internal static class SheetNames
{
    public static string Of(SheetKey key, ContentSnapshot content, Reader reader)
    {
        string scenario = content.Scenarios.TryGetValue(key.Scenario, out ScenarioContent? known) ? reader.Say(known.Definition.Names) : key.Scenario;
        string channel = content.Channels.TryGetValue(key.Channel, out ChannelDefinition? near) ? reader.Say(near.Names) : key.Channel;
        return $"{scenario} · {channel} · {(key.PromptVersion.Length == 0 ? reader.Say(QueueWords.ByPeople) : key.PromptVersion)}";
    }

    public static string Of(SheetResult refusal, WebComponent page, Reader reader) => refusal switch
    {
        SheetResult.Stale => reader.Say(QueueWords.StaleSheet),
        SheetResult.Claimed claimed => reader.Say(QueueWords.Claimed, claimed.ByName, page.Moment(claimed.Until)),
        SheetResult.NotHeld => reader.Say(QueueWords.NotHeld),
        SheetResult.NotFound => reader.Say(QueueWords.NothingOpen),
        SheetResult.NotAllowed { Rule: Review.ReviewRefusals.TwoPeople } => reader.Say(QueueWords.NotYourTexts),
        SheetResult.NotAllowed => reader.Say(QueueWords.ReadOnly),
        SheetResult.Unread unread => reader.Say(QueueWords.Unread, unread.Wordings),
        SheetResult.NotAccepted => reader.Say(DecisionWords.NeedReasons),
        SheetResult.Invalid { Path: "find" } => reader.Say(QueueWords.ReplaceNone),
        SheetResult.Invalid { Path: "note" } => reader.Say(DecisionWords.NeedNote),
        SheetResult.Invalid invalid => reader.Say(DecisionWords.Invalid, $"{invalid.Path} {invalid.Message}"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
