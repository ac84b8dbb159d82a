namespace MessageComposer.Server.Models;

/// <summary>What is said of calls to a model: numbers and names, never a text.</summary>
internal static partial class ModelLog
{
    /// <param name="facts">Paths of what is sent (<c>product.name</c>), never values.</param>
    [LoggerMessage(LogLevel.Information, "Model {Model} of {Provider} in region {Region} is asked to {Purpose}; sent: {Facts}.")]
    public static partial void Asked(ILogger logger, string? model, string provider, string region, string purpose, string facts);

    [LoggerMessage(LogLevel.Information, "Model {Model} of {Provider} answered in {Milliseconds:F0} ms: {InputTokens} tokens in, {OutputTokens} out.")]
    public static partial void Completed(ILogger logger, string provider, string? model, double milliseconds, long? inputTokens, long? outputTokens);

    [LoggerMessage(LogLevel.Warning, "A call to {Provider} ended without text after {Milliseconds:F0} ms: {Reason}, {Detail}.")]
    public static partial void Refused(ILogger logger, string provider, string reason, string detail, double milliseconds);

    [LoggerMessage(LogLevel.Warning, "{Provider} failed too often; it is left alone for {Seconds:F0} s.")]
    public static partial void CircuitOpened(ILogger logger, string provider, double seconds);

    [LoggerMessage(LogLevel.Information, "Model provider {Label} ({Provider}), model {Name}, region {Region}.")]
    public static partial void Configured(ILogger logger, string label, ModelProvider provider, string name, string region);

    [LoggerMessage(LogLevel.Warning, "The phrasebook has {Count} faults and is not used; the first: {Fault}")]
    public static partial void PhrasebookFaulty(ILogger logger, int count, string fault);

    /// <param name="facts">Paths of what was left out (<c>product.faqs[2]</c>), never values.</param>
    [LoggerMessage(LogLevel.Information, "{Count} facts were left out of a prompt that grew too long: {Facts}.")]
    public static partial void LeftOut(ILogger logger, int count, string facts);

    [LoggerMessage(LogLevel.Warning, "{Provider} gave no completion ({Reason}); {Next} is asked.")]
    public static partial void NextAsked(ILogger logger, string provider, string reason, string next);

    [LoggerMessage(LogLevel.Warning, "The budget for the model is used up: {Limit}.")]
    public static partial void BudgetSpent(ILogger logger, string limit);

    [LoggerMessage(LogLevel.Error, "What a call to the model used could not be recorded.")]
    public static partial void UsageLost(ILogger logger, Exception failure);
}
