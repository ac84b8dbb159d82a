using System.Text.Json;
using MessageComposer.Content.Definitions;
using MessageComposer.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MessageComposer.Storage;

/// <summary>The tables every database has alike. A subclass per provider owns the migrations.</summary>
internal abstract class ComposerDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>A job is open while it waits or runs.</summary>
    private const string OpenJobs = "state IN ('queued', 'running')";

    public DbSet<VariantRow> Variants => Set<VariantRow>();

    public DbSet<JobRow> Jobs => Set<JobRow>();

    public DbSet<SnapshotRow> Snapshots => Set<SnapshotRow>();

    public DbSet<UsageRow> Usage => Set<UsageRow>();

    public DbSet<MarkRow> Marks => Set<MarkRow>();

    public DbSet<StopRow> Stops => Set<StopRow>();

    public DbSet<SheetRow> Sheets => Set<SheetRow>();

    public DbSet<PersonRow> People => Set<PersonRow>();

    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    public DbSet<AuditRecord> Audit => Set<AuditRecord>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<VariantRow>(Describe);
        modelBuilder.Entity<JobRow>(Describe);
        modelBuilder.Entity<SnapshotRow>(snapshot =>
        {
            snapshot.ToTable("snapshots").HasKey(row => row.Hash);
            snapshot.HasIndex(row => row.Number).IsUnique().HasDatabaseName("ux_snapshots_number");
        });
        modelBuilder.Entity<UsageRow>(usage =>
            usage.ToTable("usage").HasKey(row => new { row.Day, row.Scenario, row.PromptVersion, row.Provider, row.Model, row.Purpose }));
        modelBuilder.Entity<MarkRow>(mark =>
        {
            mark.ToTable("marks").HasKey(row => row.Name);
            mark.HasData(((string[])[MarkRow.Variants, MarkRow.Audit, MarkRow.Stops, MarkRow.Access]).Select(name => new MarkRow { Name = name, Value = 0 }));
        });
        modelBuilder.Entity<PersonRow>(person =>
        {
            person.ToTable("people").HasKey(row => row.Id);
            person.Property(row => row.Id).ValueGeneratedNever();
            person.HasIndex(row => row.SignInName).IsUnique().HasDatabaseName("ux_people_sign_in_name");
        });
        modelBuilder.Entity<ApiKeyRow>(key =>
        {
            key.ToTable("api_keys").HasKey(row => row.Id);
            key.Property(row => row.Id).ValueGeneratedNever();
            key.HasIndex(row => row.Hash).IsUnique().HasDatabaseName("ux_api_keys_hash");
        });
        modelBuilder.Entity<StopRow>(stop =>
        {
            stop.ToTable("stops").HasKey(row => row.Id);
            stop.Property(row => row.Id).ValueGeneratedNever();
            stop.HasIndex(row => new { row.Kind, row.Target }).IsUnique().HasFilter("lifted_at IS NULL").HasDatabaseName("ux_stops_in_force");
        });
        modelBuilder.Entity<SheetRow>(sheet =>
        {
            sheet.ToTable("sheets").HasKey(row => row.Id);
            sheet.Property(row => row.Id).ValueGeneratedNever();
            sheet.Property(row => row.Revision).IsConcurrencyToken();
            sheet.HasIndex(row => new { row.Scenario, row.PromptVersion, row.Channel, row.Risk, row.Layer }).IsUnique().HasFilter("state = 'open'").HasDatabaseName("ux_sheets_open");
            sheet.HasIndex(row => new { row.State, row.Id }).HasDatabaseName("ix_sheets_state");
        });
        modelBuilder.Entity<AuditRecord>(audit =>
        {
            audit.ToTable("audit").HasKey(row => row.Number);
            audit.Property(row => row.Number).ValueGeneratedNever();
            audit.HasIndex(row => new { row.Subject, row.Number }).HasDatabaseName("ix_audit_subject");
        });
        foreach (Microsoft.EntityFrameworkCore.Metadata.IMutableEntityType entity in modelBuilder.Model.GetEntityTypes())
            foreach (Microsoft.EntityFrameworkCore.Metadata.IMutableProperty property in entity.GetProperties())
                property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Review.VariantState>().HaveConversion<SnakeCaseEnum<Review.VariantState>>().HaveMaxLength(20);
        configurationBuilder.Properties<RiskClass>().HaveConversion<SnakeCaseEnum<RiskClass>>().HaveMaxLength(20);
        configurationBuilder.Properties<Review.RejectReason>().HaveConversion<SnakeCaseEnum<Review.RejectReason>>().HaveMaxLength(20);
        configurationBuilder.Properties<ReviewLayer>().HaveConversion<SnakeCaseEnum<ReviewLayer>>().HaveMaxLength(20);
        configurationBuilder.Properties<Review.StopKind>().HaveConversion<SnakeCaseEnum<Review.StopKind>>().HaveMaxLength(20);
        configurationBuilder.Properties<Review.Sheets.SheetState>().HaveConversion<SnakeCaseEnum<Review.Sheets.SheetState>>().HaveMaxLength(20);
        configurationBuilder.Properties<Generation.JobState>().HaveConversion<SnakeCaseEnum<Generation.JobState>>().HaveMaxLength(20);
        configurationBuilder.Properties<Generation.CallPurpose>().HaveConversion<SnakeCaseEnum<Generation.CallPurpose>>().HaveMaxLength(20);
        configurationBuilder.Properties<Roles>().HaveConversion<FlagWordsConverter<Roles>>().HaveMaxLength(100);
        configurationBuilder.Properties<Scopes>().HaveConversion<FlagWordsConverter<Scopes>>().HaveMaxLength(100);
        configurationBuilder.Properties<Messages.Reason>().HaveConversion<SnakeCaseEnum<Messages.Reason>>().HaveMaxLength(40);
    }

    private static void Describe(EntityTypeBuilder<VariantRow> variant)
    {
        variant.ToTable("variants").HasKey(row => row.Id);
        variant.Property(row => row.Id).ValueGeneratedNever();
        variant.Ignore(row => row.Cell);
        variant.Property(row => row.Review).HasDefaultValue("{}");
        // SQLite neither orders nor aggregates times with offsets.
        variant.Property(row => row.Since).HasConversion(since => since.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
        variant.Property(row => row.Revision).IsConcurrencyToken();
        // Serving reads by cell and state; lists page by id within a state or a scenario.
        variant.HasIndex(row => new { row.Scenario, row.Angle, row.Segment, row.Motive, row.Channel, row.Locale, row.Subject, row.State, row.Id })
            .HasDatabaseName("ix_variants_cell");
        variant.HasIndex(row => new { row.State, row.Id }).HasDatabaseName("ix_variants_state");
        variant.HasIndex(row => new { row.Scenario, row.Id }).HasDatabaseName("ix_variants_scenario");
        variant.HasIndex(row => new { row.State, row.CheckedUnder, row.Id }).HasDatabaseName("ix_variants_checked");
        // Sheets: what waits for a layer, grouped and counted from the index alone, then in the order it waits.
        variant.HasIndex(row => new { row.State, row.Scenario, row.PromptVersion, row.Channel, row.Risk, row.Since, row.Id }).HasDatabaseName("ix_variants_sheet");
        variant.HasIndex(row => new { row.Channel, row.Id }).HasDatabaseName("ix_variants_channel");
        variant.HasIndex(row => new { row.Segment, row.Id }).HasDatabaseName("ix_variants_segment");
        variant.HasIndex(row => new { row.Risk, row.State, row.Id }).HasDatabaseName("ix_variants_risk");
        variant.HasIndex(row => new { row.Scenario, row.PromptVersion, row.Rejection }).HasFilter("rejection IS NOT NULL").HasDatabaseName("ix_variants_rejection");
        variant.HasIndex(row => row.ContentHash).HasDatabaseName("ix_variants_content");
    }

    private static void Describe(EntityTypeBuilder<JobRow> job)
    {
        job.ToTable("jobs").HasKey(row => row.Id);
        job.Property(row => row.Id).ValueGeneratedNever();
        job.HasIndex(row => new { row.Scenario, row.Angle, row.Segment, row.Motive, row.Channel, row.Locale, row.Subject, row.PromptVersion })
            .IsUnique().HasFilter(OpenJobs).HasDatabaseName("ux_jobs_open");
        job.Property(row => row.Caller).HasDefaultValue(Generation.GenerationJob.LocalCaller);
        job.HasIndex(row => new { row.State, row.Requests, row.Id }).IsDescending(false, true, false).HasDatabaseName("ix_jobs_next");
        job.HasIndex(row => new { row.Scenario, row.State, row.Id }).HasDatabaseName("ix_jobs_scenario");
        job.HasIndex(row => new { row.Caller, row.State }).HasDatabaseName("ix_jobs_caller");
        job.HasIndex(row => new { row.Caller, row.ProductDay }).HasDatabaseName("ix_jobs_product_day");
        job.HasIndex(row => new { row.Scenario, row.Angle, row.Segment, row.Motive, row.Channel, row.Locale, row.Subject, row.PromptVersion, row.Id })
            .HasDatabaseName("ix_jobs_cell");
    }
}

/// <summary>A counter that one table's writers raise in their transaction, so that other processes see a change without reading the table.</summary>
internal sealed class MarkRow
{
    public const string Variants = ChangeMarks.Variants;

    /// <summary>Counts the rows of the audit trail.</summary>
    public const string Audit = "audit";

    public const string Stops = ChangeMarks.Stops;

    public const string Access = ChangeMarks.Access;

    public required string Name { get; init; }

    public long Value { get; set; }

    /// <summary>Tells other processes of a change; part of the transaction that makes it.</summary>
    public static Task RaiseAsync(ComposerDbContext context, string name, CancellationToken cancellationToken) =>
        context.Marks.Where(mark => mark.Name == name).ExecuteUpdateAsync(set => set.SetProperty(mark => mark.Value, mark => mark.Value + 1), cancellationToken);
}

/// <summary>Enums as readable words: a new member never shifts the stored meaning of another.</summary>
internal sealed class SnakeCaseEnum<T>() : ValueConverter<T, string>(value => Write(value), text => Read(text))
    where T : struct, Enum
{
    private static string Write(T value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static T Read(string text) => Enum.Parse<T>(text.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
