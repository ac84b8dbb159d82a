using Microsoft.Extensions.Options;

namespace MessageComposer.Server.Auth;

/// <summary>Makes the first administrator and the first API key where there are none.</summary>
internal sealed class FirstStart(PeopleDesk people, KeyDesk keys, IOptions<AuthOptions> options)
{
    /// <returns>What to show, once and on standard output only, never in a log; null where nothing was made that is not known already.</returns>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        PeopleResult? administrator = await people.AddFirstAsync(options.Value.InitialAdminPassword, cancellationToken);
        KeyResult? key = await keys.CreateFirstAsync(options.Value.InitialApiKey, cancellationToken);
        List<string> lines = [];
        if (administrator?.Password is { } password) lines.AddRange([$"  sign-in name   {administrator.Person!.SignInName}", $"  password       {password}"]);
        if (key?.Text is { } text) lines.Add($"  API key        {text}");
        return lines.Count == 0 ? null : string.Join('\n', ["First start. Shown this once; only hashes are stored:", "", .. lines, "", "Pages: sign in and change the password. Programs: Authorization: Bearer API-KEY.", ""]);
    }
}
