using System.Collections.Concurrent;
using MessageComposer.Generation;
using MessageComposer.Messages;

namespace MessageComposer.Storage;

/// <summary>
/// What this process knows of cells that are wanted: which have an open job, with the requests not yet counted in the database, and which rest.
/// A busy cell without copy must not cost a commit, nor a query, per message.
/// </summary>
internal sealed class OpenJobs
{
    private const int MostKnown = 10_000;

    private readonly ConcurrentDictionary<(Cell Cell, string PromptVersion), OpenJob> _open = new();
    private readonly ConcurrentDictionary<(Cell Cell, string PromptVersion), DateTimeOffset> _resting = new();

    /// <summary>The open job with one request more; null where none is known.</summary>
    public GenerationJob? CountOn(GenerationJob job) => _open.TryGetValue((job.Cell, job.PromptVersion), out OpenJob? known) ? known.CountOne() : null;

    public void Add(GenerationJob job)
    {
        if (_open.Count < MostKnown) _open[(job.Cell, job.PromptVersion)] = new OpenJob(job);
    }

    public void Remove(GenerationJob job) => _open.TryRemove((job.Cell, job.PromptVersion), out _);

    public DateTimeOffset? RestOf(GenerationJob job, DateTimeOffset now)
    {
        if (!_resting.TryGetValue((job.Cell, job.PromptVersion), out DateTimeOffset until)) return null;
        if (now < until) return until;
        _resting.TryRemove(KeyValuePair.Create((job.Cell, job.PromptVersion), until));
        return null;
    }

    public void LetRest(GenerationJob job, DateTimeOffset until)
    {
        if (_resting.Count >= MostKnown) _resting.Clear();
        _resting[(job.Cell, job.PromptVersion)] = until;
    }

    /// <summary>Takes the counts not yet written; the caller writes them, and says which job is open no more.</summary>
    public IEnumerable<(GenerationJob Job, int Requests)> TakeUnwritten()
    {
        foreach (OpenJob open in _open.Values)
            if (open.TakeUnwritten() is int count and > 0) yield return (open.Job, count);
    }

    private sealed class OpenJob(GenerationJob job)
    {
        private int _counted;
        private int _unwritten;

        public GenerationJob Job => job;

        public GenerationJob CountOne()
        {
            Interlocked.Increment(ref _unwritten);
            return job with { Requests = job.Requests + Interlocked.Increment(ref _counted) };
        }

        public int TakeUnwritten() => Interlocked.Exchange(ref _unwritten, 0);
    }
}
