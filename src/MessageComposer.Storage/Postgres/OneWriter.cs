using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MessageComposer.Storage.Postgres;

/// <summary>
/// Lets one transaction of all nodes write at a time, as SQLite does: what a transaction looked at stays so until it ends, so that the audit trail is one
/// chain, budgets and caps are kept to, and no transaction is undone because of another. People and jobs write, a few times a second; records of messages
/// have a way of their own. Because the lock is waited for before the first look, each statement sees everything that was committed before.
/// </summary>
internal sealed class OneWriter : DbTransactionInterceptor
{
    /// <summary>“composer” in eight bytes.</summary>
    private const string Lock = "SELECT pg_advisory_xact_lock(7165065861825654386)";

    public override InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        DbTransaction transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        try
        {
            using DbCommand command = CommandOf(transaction);
            command.ExecuteNonQuery();
            return InterceptionResult<DbTransaction>.SuppressWithResult(transaction);
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        DbTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        try
        {
            await using DbCommand command = CommandOf(transaction);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return InterceptionResult<DbTransaction>.SuppressWithResult(transaction);
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    private static DbCommand CommandOf(DbTransaction transaction)
    {
        DbCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Lock;
        return command;
    }
}
