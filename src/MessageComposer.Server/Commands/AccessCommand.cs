using System.CommandLine;
using MessageComposer.Server.Auth;
using MessageComposer.Server.Hosting;
using MessageComposer.Storage;
using MessageComposer.Storage.People;

namespace MessageComposer.Server.Commands;

/// <summary>What <c>composer users</c> and <c>composer keys</c> share: they work on the store itself, whether a service runs or not.</summary>
internal static class AccessCommand
{
    /// <summary>Opens the store, does the work, and closes it.</summary>
    public static async Task<int> RunAsync<TDesk>(ParseResult parsed, Func<TDesk, Task<int>> work, CancellationToken cancellationToken) where TDesk : notnull
    {
        await using WebApplication app = Build(CommandLine.SettingsOf(parsed));
        await app.Services.GetRequiredService<IDatabase>().PrepareAsync(cancellationToken);
        return await work(app.Services.GetRequiredService<TDesk>());
    }

    public static async Task<int> RefuseAsync(AccessRefusal refusal)
    {
        await Console.Error.WriteLineAsync(refusal.Sentence());
        return ExitCodes.BadRequest;
    }

    /// <summary>An option for single flags, as words, that may be given several times.</summary>
    public static Option<string[]> FlagsOption<T>(string name, string description) where T : struct, Enum
    {
        Option<string[]> option = new(name) { Description = $"{description}: {string.Join(", ", Words<T>())}; may be given again.", AllowMultipleArgumentsPerToken = true };
        option.AcceptOnlyFromAmong([.. Words<T>()]);
        return option;
    }

    public static IReadOnlyList<string> Words<T>() where T : struct, Enum => FlagWords.Of((T)Enum.ToObject(typeof(T), -1));

    private static WebApplication Build(string[] settings)
    {
        WebApplicationBuilder builder = ComposerHost.CreateQuietBuilder(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddPeopleAndKeys();
        return builder.Build();
    }
}
