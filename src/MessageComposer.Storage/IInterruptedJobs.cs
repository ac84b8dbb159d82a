namespace MessageComposer.Storage;

/// <summary>Jobs that were running when their process ended.</summary>
public interface IInterruptedJobs
{
    /// <summary>Puts them back in the queue and says how many. Call it once, before the first job is taken, in the one process that runs jobs.</summary>
    Task<int> RequeueAsync(CancellationToken cancellationToken);
}
