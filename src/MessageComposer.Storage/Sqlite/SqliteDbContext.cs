using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MessageComposer.Storage.Sqlite;

/// <summary>The embedded store: one file, <c>composer.db</c>.</summary>
internal sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : ComposerDbContext(options);

/// <summary>Lets <c>dotnet ef migrations add</c> see the model; no file is opened.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteDbContext>
{
    public SqliteDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite("Data Source=design-time.db").Options);
}
