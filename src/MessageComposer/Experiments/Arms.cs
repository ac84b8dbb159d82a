using MessageComposer.Content.Definitions;
using MessageComposer.Messages;

namespace MessageComposer.Experiments;

/// <summary>Who is in a scenario's control group: a hash of salt and pseudonym, so it is stable and needs no state.</summary>
public static class Arms
{
    public const string Control = "control";
    public const string Treatment = "treatment";

    /// <summary>The control arm gets the fallback: business as usual. A customer without id is never in it, since nobody could tell them apart.</summary>
    public static string Of(ExperimentDefinition? experiment, Pseudonym pseudonym) =>
        experiment is { Control: > 0 } && pseudonym != Pseudonym.Unknown && StableHash.Unit(pseudonym, experiment.Salt) * 100 < experiment.Control ? Control : Treatment;
}
