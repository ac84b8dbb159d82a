using MessageComposer.Messages;
using MessageComposer.Review;

namespace MessageComposer.Generation;

/// <summary>Hears of every job that was run: for logs and metrics. Must not throw.</summary>
public interface IJobWatch
{
    /// <param name="job">Done, failed, or queued for another try.</param>
    void Ran(GenerationJob job);

    /// <summary>Somebody else holds the job by now; what was written here is dropped.</summary>
    void Lost(GenerationJob job);
}

/// <summary>Takes jobs one after the other, has their copy written and stores what came. Several may run beside each other: the store hands out each job once.</summary>
public sealed class JobRunner(IJobStore jobs, IVariantStore variants, ICopyWriter writer, JobSignal signal, GenerationOptions options, IJobWatch watch, TimeProvider time)
{
    /// <summary>Signs of life per lease: two may be lost on the way.</summary>
    private const int BeatsPerLease = 3;

    /// <summary>Runs until cancelled: what is queued at the start, then whatever the signal announces. A failing store ends it with that exception.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] workers = [.. Enumerable.Range(0, options.Workers).Select(_ => WorkAsync(stop.Token))];
        _ = await Task.WhenAny(workers).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(workers).ConfigureAwait(false);
    }

    /// <summary>Runs the most wanted job and returns how it stands then; null where none waits. Cancelled, it puts the job back.</summary>
    public async Task<GenerationJob?> RunOneAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (await jobs.TakeAsync(JobLease.From(now, options.Lease), now, cancellationToken).ConfigureAwait(false) is not { } job) return null;
        signal.Wake(); // there may be one more for the next worker
        return await RunAsync(job, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a job that was taken and returns how it stands then: done, failed, queued for another try, or still running where somebody else holds it by now.</summary>
    public async Task<GenerationJob> RunAsync(GenerationJob job, CancellationToken cancellationToken)
    {
        // It ended its process, time after time, without getting to an end itself.
        if (job.Attempts > options.MaxAttempts) return await EndAsync(job, new CopyResult([], Reason.ModelError, "interrupted in every attempt"), final: true).ConfigureAwait(false);
        if (RequestOf(job) is not { } request) return await EndAsync(job, new CopyResult([], Reason.ModelError, "the job's product cannot be read"), final: true).ConfigureAwait(false);
        CopyResult? result;
        try
        {
            result = await WriteAsync(job, request, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await jobs.PutBackAsync(job with { State = JobState.Queued, Attempts = job.Attempts - 1 }, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        return result is null ? Lost(job) : await EndAsync(job, result, final: false).ConfigureAwait(false);
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

    private async Task WorkAsync(CancellationToken cancellationToken)
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

    /// <summary>Null where the lease was lost meanwhile.</summary>
    private async Task<CopyResult?> WriteAsync(GenerationJob job, CopyRequest request, CancellationToken cancellationToken)
    {
        using CancellationTokenSource lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using CancellationTokenSource written = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task beating = BeatAsync(job, lost, written.Token);
        try
        {
            return await writer.WriteAsync(request, lost.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            await written.CancelAsync().ConfigureAwait(false);
            await beating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task BeatAsync(GenerationJob job, CancellationTokenSource lost, CancellationToken written)
    {
        while (true)
        {
            await Task.Delay(options.Lease / BeatsPerLease, time, written).ConfigureAwait(false);
            try
            {
                if (await jobs.ExtendAsync(job, time.GetUtcNow() + options.Lease, written).ConfigureAwait(false)) continue;
                await lost.CancelAsync().ConfigureAwait(false);
                return;
            }
#pragma warning disable CA1031 // A busy store is asked again at the next beat; a lease that ends meanwhile shows when the job finishes.
            catch (Exception) when (!written.IsCancellationRequested)
#pragma warning restore CA1031
            {
            }
        }
    }

    /// <summary>Not to be cancelled: the model has been paid.</summary>
    private async Task<GenerationJob> EndAsync(GenerationJob job, CopyResult result, bool final)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (!final && result.Variants.Count == 0 && result.Reason is { } reason && JobRetry.After(job, reason, now, options) is { } retry)
        {
            GenerationJob waiting = job with
            {
                State = JobState.Queued, Reason = reason, Detail = result.Detail, NotBefore = retry.At, Attempts = retry.Counts ? job.Attempts : job.Attempts - 1,
            };
            return await jobs.PutBackAsync(waiting, CancellationToken.None).ConfigureAwait(false) ? Ran(waiting with { Lease = null }) : Lost(job);
        }
        IReadOnlyList<Variant> written = await InheritedApproval.JudgeAsync(result.Variants, variants, CancellationToken.None).ConfigureAwait(false);
        GenerationJob finished = job with
        {
            State = result.Reason is null ? JobState.Done : JobState.Failed,
            Reason = result.Reason,
            Detail = result.Reason is null ? null : result.Detail,
            VariantIds = [.. written.Select(variant => variant.Id)],
            FinishedAt = now,
            NotBefore = null,
        };
        return await jobs.FinishAsync(finished, written, CancellationToken.None).ConfigureAwait(false) ? Ran(finished with { Lease = null }) : Lost(job);
    }

    private GenerationJob Ran(GenerationJob job)
    {
        watch.Ran(job);
        return job;
    }

    private GenerationJob Lost(GenerationJob job)
    {
        watch.Lost(job);
        return job;
    }
}
