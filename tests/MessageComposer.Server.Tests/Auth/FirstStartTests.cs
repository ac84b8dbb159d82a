using MessageComposer.Server.Auth;
using MessageComposer.Storage;
using MessageComposer.Storage.People;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Auth;

public sealed class FirstStartTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "composer-first-" + Guid.NewGuid().ToString("N"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_start_shows_an_administrator_and_a_key_and_no_later_one_shows_anything()
    {
        await using ServiceProvider first = await StartAsync(new AuthOptions());
        string? shown = await first.GetRequiredService<FirstStart>().RunAsync(Cancellation);
        Assert.NotNull(shown);
        Assert.Contains("admin", shown, StringComparison.Ordinal);
        Assert.Matches("mc_[A-Za-z0-9_-]{43}\n", shown);

        await using ServiceProvider second = await StartAsync(new AuthOptions());
        Assert.Null(await second.GetRequiredService<FirstStart>().RunAsync(Cancellation));
        Assert.Equal(Roles.Admin, Assert.Single(await second.GetRequiredService<PeopleDesk>().ListAsync(Cancellation)).Roles);
        Assert.Equal(Scopes.All, Assert.Single(await second.GetRequiredService<KeyDesk>().ListAsync(Cancellation)).Scopes);
    }

    [Fact]
    public async Task Secrets_that_the_settings_give_are_not_shown()
    {
        await using ServiceProvider services = await StartAsync(new AuthOptions { InitialAdminPassword = "given by the environment", InitialApiKey = ComposerApp.ApiKey });
        Assert.Null(await services.GetRequiredService<FirstStart>().RunAsync(Cancellation));
        await services.GetRequiredService<AccessDirectory>().ReloadAsync(Cancellation);
        Assert.NotNull(services.GetRequiredService<AccessDirectory>().FindKey(ComposerApp.ApiKey));
    }

    [Fact]
    public async Task Two_processes_that_start_at_once_make_one_administrator_and_one_key()
    {
        await using ServiceProvider one = await StartAsync(new AuthOptions()), two = await StartAsync(new AuthOptions());
        string?[] shown = await Task.WhenAll(one.GetRequiredService<FirstStart>().RunAsync(Cancellation), two.GetRequiredService<FirstStart>().RunAsync(Cancellation));
        Assert.Equal(1, shown.Count(text => text?.Contains("password", StringComparison.Ordinal) == true && text.Contains("sign-in name", StringComparison.Ordinal)));
        Assert.Single(await one.GetRequiredService<PeopleDesk>().ListAsync(Cancellation));
        Assert.Single(await one.GetRequiredService<KeyDesk>().ListAsync(Cancellation));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private async Task<ServiceProvider> StartAsync(AuthOptions options)
    {
        ServiceProvider services = new ServiceCollection().AddSingleton(TimeProvider.System).AddStorage(new StorageOptions { Path = _folder }).AddPeopleAndKeys()
            .AddSingleton<FirstStart>().AddSingleton(Microsoft.Extensions.Options.Options.Create(options)).BuildServiceProvider();
        await services.GetRequiredService<IDatabase>().PrepareAsync(Cancellation);
        return services;
    }
}
