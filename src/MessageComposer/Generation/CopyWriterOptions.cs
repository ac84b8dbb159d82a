namespace MessageComposer.Generation;

/// <summary>How long a <see cref="CopyWriter"/> may take and how often it lets a model mend its text.</summary>
public sealed record CopyWriterOptions
{
    /// <summary>Longest time for one request, the repair turn included. Default 90 s. A caller in a hurry cancels earlier.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Show a model the findings on its text and let it mend it once. Default true.</summary>
    public bool Repair { get; init; } = true;

    /// <summary>Longest prompt, schema included; facts are left out to keep to it. Default 16,000.</summary>
    public int MaxInputTokens { get; init; } = 16_000;

    /// <summary>Most tokens, in and out, for one request with its repetitions and its repair turn. Null: no bound.</summary>
    public long? TokensPerRequest { get; init; }
}
