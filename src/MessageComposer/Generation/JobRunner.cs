using MessageComposer.Messages;
using MessageComposer.Review;

namespace MessageComposer.Generation;

/// <summary>Takes jobs one after the other, has their copy written and stores what came. Several may run beside each other: the store hands out each job once.</summary>
public sealed class JobRunner(IJobStore jobs, IVariantStore variants, ICopyWriter writer, JobSignal signal, TimeProvider time)
{
    /// <summary>Runs until cancelled: what is queued at the start, then whatever the signal announces. A failing store ends it with that exception.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            while (await RunOneAsync(cancellationToken).ConfigureAwait(false) is not null)
            {
                // The store orders the queue: ask it again after each job.
            }
            await signal.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Runs the most wanted job and returns it finished; null where none waits. Cancelled, it leaves the job running: its lease ends and it is taken again.</summary>
    public async Task<GenerationJob?> RunOneAsync(CancellationToken cancellationToken)
    {
        if (await jobs.TakeAsync(cancellationToken).ConfigureAwait(false) is not { } job) return null;
        CopyResult result = RequestOf(job) is { } request
            ? await writer.WriteAsync(request, cancellationToken).ConfigureAwait(false)
            : new CopyResult([], Reason.ModelError, "the job's product cannot be read");
        _ = await InheritedApproval.AddAsync(result.Variants, variants, cancellationToken).ConfigureAwait(false);
        GenerationJob finished = job with
        {
            State = result.Reason is null ? JobState.Done : JobState.Failed,
            Reason = result.Reason,
            VariantIds = [.. result.Variants.Select(variant => variant.Id)],
            FinishedAt = time.GetUtcNow(),
        };
        await jobs.FinishAsync(finished, cancellationToken).ConfigureAwait(false);
        return finished;
    }

    /// <summary>What the model is asked for by a job; null where its product cannot be read.</summary>
    public static CopyRequest? RequestOf(GenerationJob job)
    {
        Product? product = job.ProductJson is { } json ? JobProduct.Read(json, out _) : null;
        if (job.ProductJson is not null && product is null) return null;
        return new CopyRequest
        {
            Cell = job.Cell,
            PromptVersion = job.PromptVersion,
            Count = job.Count,
            Product = product,
            ProductJson = job.ProductJson,
            StoreName = job.StoreName,
            Conditions = job.Conditions,
        };
    }
}
