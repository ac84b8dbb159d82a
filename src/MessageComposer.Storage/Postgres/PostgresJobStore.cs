using MessageComposer.Generation;
using Microsoft.EntityFrameworkCore;

namespace MessageComposer.Storage.Postgres;

/// <summary>Takes a job in one statement: nodes pass over each other's rows instead of waiting for them.</summary>
internal sealed class PostgresJobStore(IDbContextFactory<ComposerDbContext> contexts, VariantStore variants) : JobStore(contexts, variants)
{
    protected override async Task<GenerationJob?> TakeNextAsync(ComposerDbContext context, JobLease lease, DateTime now, CancellationToken cancellationToken)
    {
        Guid token = lease.Token;
        DateTime until = lease.Until.UtcDateTime;
        // The same order as JobQueue: those whose holder is gone, then the most wanted.
        List<JobRow> taken = await context.Jobs.FromSql(
            $"""
             UPDATE jobs SET state = 'running', attempts = attempts + 1, not_before = NULL, lease_token = {token}, lease_until = {until}
             WHERE id = (SELECT id FROM jobs WHERE state = 'running' AND (lease_until IS NULL OR lease_until < {now}) ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
             RETURNING *
             """).AsNoTracking().ToListAsync(cancellationToken);
        if (taken.Count == 0)
            taken = await context.Jobs.FromSql(
                $"""
                 UPDATE jobs SET state = 'running', attempts = attempts + 1, not_before = NULL, lease_token = {token}, lease_until = {until}
                 WHERE id = (SELECT id FROM jobs WHERE state = 'queued' AND (not_before IS NULL OR not_before <= {now}) ORDER BY requests DESC, id LIMIT 1 FOR UPDATE SKIP LOCKED)
                 RETURNING *
                 """).AsNoTracking().ToListAsync(cancellationToken);
        return taken is [JobRow row] ? row.ToJob() with { Lease = lease } : null;
    }
}
