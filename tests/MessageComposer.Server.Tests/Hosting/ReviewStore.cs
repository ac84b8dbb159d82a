using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Messages;
using MessageComposer.Review;
using MessageComposer.Review.Audit;
using MessageComposer.Server.Auth;
using MessageComposer.Storage.People;
using MessageComposer.Storage.Tests;
using MessageComposer.Tests.Content;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Hosting;

/// <summary>A data folder or a PostgreSQL database with people and with texts that wait for both layers, and the content they were written under: what a process is started on.</summary>
internal sealed class ReviewStore : IAsyncDisposable
{
    public const string Password = "mật khẩu đủ dài";

    private readonly ContentTree _content = Content();

    private ReviewStore(string? postgres) => Postgres = postgres;

    /// <summary>Null: the files of <see cref="Data"/>.</summary>
    public string? Postgres { get; }

    public string Data { get; } = Path.Combine(Path.GetTempPath(), "composer-review-" + Guid.NewGuid().ToString("N"));

    public IReadOnlyList<Guid> Variants { get; private set; } = [];

    /// <summary>For the service as for the commands.</summary>
    public Dictionary<string, string> Settings => new(Where) { ["Content:Root"] = _content.Root };

    private Dictionary<string, string> Where => Postgres is null ? new() { ["Storage:Path"] = Data } : new() { ["Storage:Path"] = Data, ["ConnectionStrings:Postgres"] = Postgres };

    /// <param name="people">By <c>name:role</c>.</param>
    public static async Task<ReviewStore> WithAsync(bool postgres, int texts, params string[] people)
    {
        ReviewStore store = new(postgres ? await PostgresServer.NewDatabaseAsync() : null);
        Directory.CreateDirectory(store.Data);
        await using ComposerApp app = new(SignedInPeople.WithoutRechecks, Content(), store.Where, store.Data);
        foreach (string person in people)
        {
            string[] parts = person.Split(':');
            PeopleResult made = await app.Services.GetRequiredService<PeopleDesk>().AddAsync(
                new NewPerson(parts[0], parts[0], null, FlagWords.Read<Roles>(parts[1])), Password, AuditActor.Composer, ComposerApp.Cancellation);
            Assert.NotNull(made.Person);
        }
        string content = app.Services.GetRequiredService<ContentStore>().Current.Hash;
        Variant[] variants = [.. Enumerable.Range(0, texts).Select(_ => Waiting(content))];
        await app.Services.GetRequiredService<IVariantStore>().AddAsync(variants, ComposerApp.Cancellation);
        store.Variants = [.. variants.Select(variant => variant.Id)];
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        _content.Dispose();
        if (Postgres is not null) await PostgresServer.DropAsync(Postgres);
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(Data)) Directory.Delete(Data, recursive: true);
    }

    /// <summary>Whatever goes out by push is of class high: both layers read each text.</summary>
    public static ContentTree Content() => Requests.Content().Edit(
        ContentTree.Review, "      - reason: goods_special\n", "      - reason: channel\n        channels: [push]\n        explain: Kênh đẩy\n      - reason: goods_special\n");

    private static Variant Waiting(string content) => new()
    {
        Id = Guid.CreateVersion7(),
        Cell = new Cell("cart-abandonment", "nhac-nhe", "gen-z", Cell.NoMotive, "push", "vi-VN", Cell.NoSubject),
        State = VariantState.PendingBrand,
        Fields = [new("title", "Giỏ hàng đợi bạn nè"), new("body", "{{ product.name }} vẫn còn trong giỏ đó.")],
        PromptVersion = "v1",
        Risk = RiskClass.High,
        ContentHash = content,
        CreatedAt = StoppedClock.Now,
    };
}
