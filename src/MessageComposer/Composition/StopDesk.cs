using MessageComposer.Content;
using MessageComposer.Review;

namespace MessageComposer.Composition;

/// <summary>Where people make stops. A stop of something that is not there would stop nothing, and nobody would notice: it is refused. Thread-safe.</summary>
/// <param name="content">Gives the snapshot in force.</param>
public sealed class StopDesk(IStopStore stops, IVariantStore variants, Func<ContentSnapshot> content)
{
    /// <summary>As <see cref="IStopStore.MakeAsync"/>; products and phrases are taken as they are given, for nobody here has a list of either.</summary>
    public async Task<StopResult> MakeAsync(StopKind kind, string target, string reason, Reviewer by, CancellationToken cancellationToken)
    {
        string given = target.Trim();
        ContentSnapshot current = content();
        if (kind == StopKind.Scenario && given.Length > 0 && !current.Scenarios.ContainsKey(given)) return Unknown("is no scenario of the content in force");
        if (kind == StopKind.Channel && given.Length > 0 && !current.Channels.ContainsKey(given)) return Unknown("is no channel of the content in force");
        if (kind == StopKind.Variant && Guid.TryParse(given, out Guid id) && await variants.FindAsync(id, cancellationToken).ConfigureAwait(false) is null) return Unknown("is the id of no variant");
        return await stops.MakeAsync(kind, given, reason, by, cancellationToken).ConfigureAwait(false);
    }

    private static StopResult.Invalid Unknown(string message) => new("target", message);
}
