namespace MessageComposer.Messages.Reading;

/// <summary>Members that many requests share, read once. A request that gives a member, be it as null, replaces it whole.</summary>
public sealed class BriefDefaults
{
    internal BriefDefaults(in BriefDraft draft)
    {
        Draft = draft;
    }

    internal BriefDraft Draft { get; }
}
