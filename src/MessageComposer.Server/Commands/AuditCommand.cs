using System.CommandLine;
using System.Text.Json.Nodes;
using MessageComposer.Composition;
using MessageComposer.Review.Audit;
using MessageComposer.Server.Hosting;
using MessageComposer.Storage;

namespace MessageComposer.Server.Commands;

/// <summary><c>composer audit export|verify</c>: the trail as lines of JSON, and whether it is whole.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        Command export = new("export", "Print the audit trail to standard output, one row of JSON a line.");
        export.SetAction((parsed, cancellation) => ExportAsync(CommandLine.SettingsOf(parsed), cancellation));
        Argument<string?> file = new("file") { Description = "An export or an approval certificate. Default: the database.", Arity = ArgumentArity.ZeroOrOne };
        Option<string[]> head = new("--head") { Description = "A row known to have been there, as NUMBER:HASH; may be given again. A trail cut or rewritten since is found by it." };
        Command verify = new("verify", "Say whether a row was changed, removed, moved or cut off. A certificate is checked against the database.") { file, head };
        verify.SetAction((parsed, cancellation) => VerifyAsync(parsed.GetValue(file), parsed.GetValue(head) ?? [], CommandLine.SettingsOf(parsed), cancellation));
        return new Command("audit", "Export the audit trail, or verify it.") { export, verify };
    }

    private static async Task<int> ExportAsync(string[] settings, CancellationToken cancellationToken)
    {
        await using WebApplication app = await OpenAsync(settings, cancellationToken);
        await using StreamWriter output = new(Console.OpenStandardOutput()) { NewLine = "\n" };
        await foreach (AuditRow row in app.Services.GetRequiredService<IAuditTrail>().ReadAsync(cancellationToken)) await output.WriteLineAsync(AuditChain.ToLine(row));
        return ExitCodes.Ok;
    }

    private static async Task<int> VerifyAsync(string? file, string[] heads, string[] settings, CancellationToken cancellationToken)
    {
        List<AuditHead> known = [];
        foreach (string given in heads)
        {
            string[] parts = given.Split(':');
            if (parts.Length != 2 || !long.TryParse(parts[0], out long number)) return await RefuseAsync($"--head {given}: write it as NUMBER:HASH.");
            known.Add(new AuditHead(number, parts[1]));
        }
        if (file is not null && !File.Exists(file)) return await RefuseAsync($"There is no file {file}.");
        if (file is not null && await IsCertificateAsync(file, cancellationToken)) return await VerifyCertificateAsync(await File.ReadAllTextAsync(file, cancellationToken), known, settings, cancellationToken);
        return Tell(file is null ? await VerifyDatabaseAsync(known, null, settings, cancellationToken) : await VerifyFileAsync(file, known, cancellationToken));
    }

    private static async Task<int> VerifyCertificateAsync(string json, List<AuditHead> known, string[] settings, CancellationToken cancellationToken)
    {
        if (ApprovalCertificate.Read(json, out string? fault) is not { } certificate)
        {
            await Console.Error.WriteLineAsync(fault);
            return ExitCodes.Fault;
        }
        string? stated = null;
        AuditVerdict verdict = await VerifyDatabaseAsync([.. known, certificate.Head], row => stated = row.Number == certificate.Head.Number ? StatedIn(row) : stated, settings, cancellationToken);
        if (!verdict.IsWhole) return Tell(verdict);
        if (stated != certificate.Hash)
        {
            await Console.Error.WriteLineAsync($"Row {certificate.Head.Number} tells of another certificate.");
            return ExitCodes.Fault;
        }
        await Console.Out.WriteLineAsync($"The certificate is the one that row {certificate.Head.Number} tells of.");
        return Tell(verdict);
    }

    private static string? StatedIn(AuditRow row) => (string?)JsonNode.Parse(row.Details)?[ApprovalCertificate.HashDetail];

    private static async Task<AuditVerdict> VerifyDatabaseAsync(IReadOnlyList<AuditHead> known, Action<AuditRow>? look, string[] settings, CancellationToken cancellationToken)
    {
        await using WebApplication app = await OpenAsync(settings, cancellationToken);
        IAuditTrail trail = app.Services.GetRequiredService<IAuditTrail>();
        AuditVerification verification = new([await trail.CountedAsync(cancellationToken), .. known]);
        await foreach (AuditRow row in trail.ReadAsync(cancellationToken))
        {
            verification.Add(row);
            look?.Invoke(row);
        }
        return verification.End();
    }

    private static async Task<AuditVerdict> VerifyFileAsync(string file, IReadOnlyList<AuditHead> known, CancellationToken cancellationToken)
    {
        AuditVerification verification = new(known);
        long line = 0;
        await foreach (string text in File.ReadLinesAsync(file, cancellationToken))
        {
            line++;
            if (AuditChain.FromLine(text) is { } row) verification.Add(row);
            else verification.AddUnreadable(line);
        }
        return verification.End();
    }

    private static async Task<bool> IsCertificateAsync(string file, CancellationToken cancellationToken)
    {
        await foreach (string first in File.ReadLinesAsync(file, cancellationToken)) return !first.StartsWith("{\"number\":", StringComparison.Ordinal);
        return false;
    }

    private static int Tell(AuditVerdict verdict)
    {
        if (verdict.First is { } fault)
        {
            Console.Error.WriteLine(fault.Message);
            return ExitCodes.Fault;
        }
        Console.WriteLine($"{verdict.Rows} row(s), unbroken. Head {verdict.Head.Number}:{verdict.Head.Hash}");
        return ExitCodes.Ok;
    }

    private static async Task<int> RefuseAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return ExitCodes.BadRequest;
    }

    private static async Task<WebApplication> OpenAsync(string[] settings, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = ComposerHost.CreateQuietBuilder(settings);
        builder.Services.AddStorage(builder.Configuration);
        WebApplication app = builder.Build();
        await app.Services.GetRequiredService<IDatabase>().PrepareAsync(cancellationToken);
        return app;
    }
}
