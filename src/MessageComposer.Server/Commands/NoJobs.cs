using MessageComposer.Generation;

namespace MessageComposer.Server.Commands;

/// <summary>The queue of a program that keeps none.</summary>
internal sealed class NoJobs : IJobStore
{
    public Task<GenerationJob> EnqueueAsync(GenerationJob job, CancellationToken cancellationToken) => Task.FromResult(job);

    public Task<GenerationJob?> TakeAsync(CancellationToken cancellationToken) => Task.FromResult<GenerationJob?>(null);

    public Task FinishAsync(GenerationJob job, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<GenerationJob?> FindAsync(Guid id, CancellationToken cancellationToken) => Task.FromResult<GenerationJob?>(null);

    public Task<IReadOnlyList<GenerationJob>> ListAsync(int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<GenerationJob>>([]);
}
