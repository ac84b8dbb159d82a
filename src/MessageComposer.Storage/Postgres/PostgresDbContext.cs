using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MessageComposer.Storage.Postgres;

/// <summary>The shared store of several nodes. Texts are compared by their bytes, as SQLite does: no order depends on the server's locale.</summary>
internal sealed class PostgresDbContext(DbContextOptions<PostgresDbContext> options) : ComposerDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SecretRow>().ToTable("secrets").HasKey(row => row.Name);
        base.OnModelCreating(modelBuilder);
        foreach (IMutableEntityType entity in modelBuilder.Model.GetEntityTypes())
            foreach (IMutableProperty property in entity.GetProperties())
                if (property.ClrType == typeof(string)) property.SetCollation("C");
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<string>().HaveConversion<StorableTextConverter>();
    }
}

/// <summary>What all nodes of an installation must agree on and nobody else may know, as the table <c>secrets</c> holds it.</summary>
internal sealed class SecretRow
{
    public required string Name { get; init; }

    public required byte[] Value { get; init; }
}

/// <summary>Lets <c>dotnet ef migrations add</c> see the model; no server is asked.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresDbContext>
{
    public PostgresDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresDbContext>().UseNpgsql("Host=design-time").Options);
}
