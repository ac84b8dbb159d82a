namespace MessageComposer.Server.Models;

/// <summary>What is said of calls to a model: numbers and names, never a text.</summary>
internal static partial class ModelLog
{
    /// <param name="facts">Paths of what is sent (<c>product.name</c>), never values.</param>
    [LoggerMessage(LogLevel.Information, "Model {Model} in region {Region} is asked to {Purpose}; sent: {Facts}.")]
    public static partial void Asked(ILogger logger, string? model, string region, string purpose, string facts);

    [LoggerMessage(LogLevel.Information, "Model {Model} answered in {Milliseconds:F0} ms: {InputTokens} tokens in, {OutputTokens} out.")]
    public static partial void Completed(ILogger logger, string? model, double milliseconds, long? inputTokens, long? outputTokens);

    [LoggerMessage(LogLevel.Warning, "Model call ended without text after {Milliseconds:F0} ms: {Reason}, {Detail}.")]
    public static partial void Refused(ILogger logger, string reason, string detail, double milliseconds);

    [LoggerMessage(LogLevel.Warning, "The model failed too often; it is left alone for {Seconds:F0} s.")]
    public static partial void CircuitOpened(ILogger logger, double seconds);

    [LoggerMessage(LogLevel.Information, "Model provider {Provider}, model {Name}, region {Region}.")]
    public static partial void Configured(ILogger logger, ModelProvider provider, string name, string region);

    [LoggerMessage(LogLevel.Warning, "The phrasebook has {Count} faults and is not used; the first: {Fault}")]
    public static partial void PhrasebookFaulty(ILogger logger, int count, string fault);
}
