using System.CommandLine;
using System.Globalization;
using MessageComposer.Review.Audit;
using MessageComposer.Server.Auth;
using MessageComposer.Storage.People;

namespace MessageComposer.Server.Commands;

/// <summary><c>composer users</c>: people who sign in. A password that is made is printed to standard output, once.</summary>
internal static class UsersCommand
{
    public static Command Create() => new("users", "People who sign in.")
    {
        Add(),
        List(),
        SetRoles(),
        OnPerson("disable", "Keep a person out and end every session of theirs.", (desk, id, cancellation) => desk.DisableAsync(id, AuditActor.Composer, cancellation)),
        OnPerson("enable", "Let a person in again; lifts a lockout too.", (desk, id, cancellation) => desk.EnableAsync(id, AuditActor.Composer, cancellation)),
        OnPerson("signout", "End every session of a person.", (desk, id, cancellation) => desk.SignOutEverywhereAsync(id, AuditActor.Composer, cancellation)),
        SetPassword(),
    };

    private static Command Add()
    {
        Argument<string> signInName = SignInName();
        Option<string?> name = new("--name") { Description = "As others read it. Default: the sign-in name." };
        Option<string?> email = new("--email") { Description = "May be left out." };
        Option<string[]> role = AccessCommand.FlagsOption<Roles>("--role", "What the person may do");
        Option<bool> fromInput = PasswordOption();
        Command command = new("add", "Add a person.") { signInName, name, email, role, fromInput };
        command.SetAction((parsed, cancellation) => AccessCommand.RunAsync<PeopleDesk>(
            parsed,
            async desk =>
            {
                string wanted = parsed.GetRequiredValue(signInName);
                NewPerson person = new(wanted, parsed.GetValue(name) ?? wanted, parsed.GetValue(email), RolesOf(parsed.GetValue(role)));
                return await TellAsync(await desk.AddAsync(person, await PasswordAsync(parsed.GetValue(fromInput), cancellation), AuditActor.Composer, cancellation));
            },
            cancellation));
        return command;
    }

    private static Command List()
    {
        Command command = new("list", "List everyone, one a line: sign-in name, roles, state, last sign-in, name.");
        command.SetAction((parsed, cancellation) => AccessCommand.RunAsync<PeopleDesk>(
            parsed,
            async desk =>
            {
                foreach (Person person in await desk.ListAsync(cancellation))
                    await Output.WriteAsync($"{person.SignInName}\t{string.Join(',', FlagWords.Of(person.Roles))}\t{StateOf(person)}\t{person.LastSignInAt?.ToString("O", CultureInfo.InvariantCulture) ?? "never"}\t{person.DisplayName}\n");
                return ExitCodes.Ok;
            },
            cancellation));
        return command;
    }

    private static Command SetRoles()
    {
        Argument<string> signInName = SignInName();
        Argument<string[]> roles = new("roles") { Description = "All roles the person has from now on: " + string.Join(", ", AccessCommand.Words<Roles>()), Arity = ArgumentArity.OneOrMore };
        roles.AcceptOnlyFromAmong([.. AccessCommand.Words<Roles>()]);
        Command command = new("roles", "Set what a person may do.") { signInName, roles };
        command.SetAction((parsed, cancellation) => ChangeAsync(
            parsed,
            parsed.GetRequiredValue(signInName),
            (desk, id) => desk.SetRolesAsync(id, RolesOf(parsed.GetValue(roles)), AuditActor.Composer, cancellation),
            cancellation));
        return command;
    }

    private static Command SetPassword()
    {
        Argument<string> signInName = SignInName();
        Option<bool> fromInput = PasswordOption();
        Command command = new("password", "Set a person's password; ends every session and lifts a lockout.") { signInName, fromInput };
        command.SetAction((parsed, cancellation) => ChangeAsync(
            parsed,
            parsed.GetRequiredValue(signInName),
            async (desk, id) => await desk.SetPasswordAsync(id, await PasswordAsync(parsed.GetValue(fromInput), cancellation), AuditActor.Composer, cancellation),
            cancellation));
        return command;
    }

    private static Command OnPerson(string verb, string description, Func<PeopleDesk, Guid, CancellationToken, Task<PeopleResult>> act)
    {
        Argument<string> signInName = SignInName();
        Command command = new(verb, description) { signInName };
        command.SetAction((parsed, cancellation) => ChangeAsync(parsed, parsed.GetRequiredValue(signInName), (desk, id) => act(desk, id, cancellation), cancellation));
        return command;
    }

    private static Task<int> ChangeAsync(ParseResult parsed, string signInName, Func<PeopleDesk, Guid, Task<PeopleResult>> change, CancellationToken cancellationToken) => AccessCommand.RunAsync<PeopleDesk>(
        parsed,
        async desk => await desk.FindAsync(signInName, cancellationToken) is { } person ? await TellAsync(await change(desk, person.Id)) : await AccessCommand.RefuseAsync(AccessRefusal.NotFound),
        cancellationToken);

    private static async Task<int> TellAsync(PeopleResult result)
    {
        if (result.Person is not { } person) return await AccessCommand.RefuseAsync(result.Refusal);
        if (result.Password is { } password) await Output.WriteAsync(password + "\n");
        await Console.Error.WriteLineAsync($"{person.SignInName}: {string.Join(", ", FlagWords.Of(person.Roles))}; {StateOf(person)}.");
        return ExitCodes.Ok;
    }

    private static string StateOf(Person person) => person.Disabled ? "disabled" : "enabled";

    private static Roles RolesOf(string[]? words) => FlagWords.Read<Roles>(string.Join(' ', words ?? []));

    private static Argument<string> SignInName() => new("sign-in-name") { Description = "The name the person signs in with." };

    private static Option<bool> PasswordOption() => new("--password-stdin") { Description = "Read the password from standard input. Default: one is made and printed." };

    private static async Task<string?> PasswordAsync(bool fromInput, CancellationToken cancellationToken) =>
        fromInput ? await Console.In.ReadLineAsync(cancellationToken) ?? "" : null;
}
