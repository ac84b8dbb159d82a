using Microsoft.EntityFrameworkCore;

namespace MessageComposer.Storage.Tests;

/// <summary>How SQLite means to answer a query, one step a line.</summary>
internal static class QueryPlan
{
    public static async Task<string> OfAsync<T>(ComposerDbContext context, IQueryable<T> query)
    {
        await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using System.Data.Common.DbCommand command = query.CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        await using System.Data.Common.DbDataReader reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        List<string> steps = [];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) steps.Add(reader.GetString(3));
        return string.Join('\n', steps);
    }
}
