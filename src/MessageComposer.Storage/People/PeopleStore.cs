using System.Data;
using MessageComposer.Review.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MessageComposer.Storage.People;

/// <summary>People in the database: few rows, so whoever decides over one may see all.</summary>
internal sealed class PeopleStore(IDbContextFactory<ComposerDbContext> contexts) : IPeopleStore
{
    public async Task<IReadOnlyList<Person>> ListAsync(CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<PersonRow> rows = await context.People.AsNoTracking().OrderBy(row => row.SignInName).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToPerson())];
    }

    public async Task<Person?> FindAsync(string signInName, CancellationToken cancellationToken)
    {
        string name = signInName.ToLowerInvariant();
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await context.People.AsNoTracking().SingleOrDefaultAsync(row => row.SignInName == name, cancellationToken))?.ToPerson();
    }

    public Task<bool> AddAsync(Person person, AuditEntry entry, CancellationToken cancellationToken) =>
        AddAsync(person, entry, context => context.People.AnyAsync(row => row.SignInName == person.SignInName, cancellationToken), cancellationToken);

    public Task<bool> AddFirstAsync(Person person, AuditEntry entry, CancellationToken cancellationToken) =>
        AddAsync(person, entry, context => context.People.AnyAsync(cancellationToken), cancellationToken);

    public async Task<Person?> ChangeAsync(Guid id, Func<Person, IReadOnlyList<Person>, PersonChange?> change, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        List<PersonRow> rows = await context.People.ToListAsync(cancellationToken);
        if (rows.Find(row => row.Id == id) is not { } row) return null;
        if (change(row.ToPerson(), [.. rows.Select(other => other.ToPerson())]) is not { } changed) return null;
        await StoreAsync(context, row, changed, cancellationToken);
        await MarkRow.RaiseAsync(context, MarkRow.Access, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return row.ToPerson();
    }

    public async Task<Person?> NoteSignInAsync(Guid id, Func<Person, PersonChange?> change, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await context.People.SingleOrDefaultAsync(person => person.Id == id, cancellationToken) is not { } row) return null;
        if (change(row.ToPerson()) is not { } changed) return null;
        await StoreAsync(context, row, changed, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return row.ToPerson();
    }

    private static async Task StoreAsync(ComposerDbContext context, PersonRow row, PersonChange change, CancellationToken cancellationToken)
    {
        row.Become(change.Person);
        await context.SaveChangesAsync(cancellationToken);
        if (change.Entry is { } entry) await AuditTrail.AppendAsync(context, [entry], cancellationToken);
    }

    private async Task<bool> AddAsync(Person person, AuditEntry entry, Func<ComposerDbContext, Task<bool>> isRefused, CancellationToken cancellationToken)
    {
        await using ComposerDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await isRefused(context)) return false;
        context.People.Add(PersonRow.From(person));
        await context.SaveChangesAsync(cancellationToken);
        await AuditTrail.AppendAsync(context, [entry], cancellationToken);
        await MarkRow.RaiseAsync(context, MarkRow.Access, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
