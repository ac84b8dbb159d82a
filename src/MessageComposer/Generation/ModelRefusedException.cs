using MessageComposer.Messages;

namespace MessageComposer.Generation;

/// <summary>How a chat client tells this domain that no completion came, whatever provider or protocol is behind it.</summary>
/// <param name="reason">Goes to the job and the message.</param>
/// <param name="detail">For logs: a status, a limit, a setting. No text of model or customer, no secret.</param>
public sealed class ModelRefusedException(Reason reason, string detail) : Exception(detail)
{
    public Reason Reason => reason;

    /// <summary>Asking again may help.</summary>
    public bool Transient { get; init; }

    /// <summary>The provider may have done the work all the same, and charge for it.</summary>
    public bool MayBeCharged { get; init; }

    /// <summary>How long the provider asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
