using System.CommandLine;
using System.Globalization;
using MessageComposer.Review.Audit;
using MessageComposer.Server.Auth;
using MessageComposer.Storage.People;

namespace MessageComposer.Server.Commands;

/// <summary><c>composer keys</c>: keys of programs that call the API. A new key is printed to standard output, once.</summary>
internal static class KeysCommand
{
    public static Command Create() => new("keys", "Keys of programs that call the API.") { CreateKey(), List(), Revoke() };

    private static Command CreateKey()
    {
        Argument<string> name = new("name") { Description = "Who uses it; shown in lists and in the audit trail." };
        Option<string[]> scope = AccessCommand.FlagsOption<Scopes>("--scope", "What it opens");
        Option<bool> consent = new("--consent-checked-upstream") { Description = "Its holder vouches for consent: consent a request does not state counts as given." };
        Command command = new("create", "Make a key.") { name, scope, consent };
        command.SetAction((parsed, cancellation) => AccessCommand.RunAsync<KeyDesk>(
            parsed,
            async desk =>
            {
                Scopes scopes = FlagWords.Read<Scopes>(string.Join(' ', parsed.GetValue(scope) ?? []));
                KeyResult result = await desk.CreateAsync(parsed.GetRequiredValue(name), scopes, parsed.GetValue(consent), AuditActor.Composer, cancellation);
                if (result.Key is not { } key) return await AccessCommand.RefuseAsync(result.Refusal);
                await Output.WriteAsync(result.Text + "\n");
                await Console.Error.WriteLineAsync($"{key.Id:D} ({key.Name}): {string.Join(", ", FlagWords.Of(key.Scopes))}. It is shown this once.");
                return ExitCodes.Ok;
            },
            cancellation));
        return command;
    }

    private static Command List()
    {
        Command command = new("list", "List all keys, one a line: id, first letters, scopes, state, last use, name.");
        command.SetAction((parsed, cancellation) => AccessCommand.RunAsync<KeyDesk>(
            parsed,
            async desk =>
            {
                foreach (ApiKey key in await desk.ListAsync(cancellation))
                    await Output.WriteAsync($"{key.Id:D}\t{key.Prefix}…\t{string.Join(',', FlagWords.Of(key.Scopes))}\t{(key.RevokedAt is null ? "in force" : "revoked")}\t{key.LastUsedAt?.ToString("O", CultureInfo.InvariantCulture) ?? "never"}\t{key.Name}\n");
                return ExitCodes.Ok;
            },
            cancellation));
        return command;
    }

    private static Command Revoke()
    {
        Argument<Guid> id = new("id") { Description = "As composer keys list shows it." };
        Command command = new("revoke", "Withdraw a key: within two seconds no running service takes it.") { id };
        command.SetAction((parsed, cancellation) => AccessCommand.RunAsync<KeyDesk>(
            parsed,
            async desk =>
            {
                KeyResult result = await desk.RevokeAsync(parsed.GetRequiredValue(id), AuditActor.Composer, cancellation);
                if (result.Key is not { } key) return await AccessCommand.RefuseAsync(result.Refusal);
                await Console.Error.WriteLineAsync($"{key.Id:D} ({key.Name}) is revoked.");
                return ExitCodes.Ok;
            },
            cancellation));
        return command;
    }
}
