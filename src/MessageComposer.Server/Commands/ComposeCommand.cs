using System.CommandLine;
using MessageComposer.Composition;
using MessageComposer.Guardrails.Pii;
using MessageComposer.Messages;
using MessageComposer.Messages.Reading;
using MessageComposer.Review;
using MessageComposer.Server.Api;
using MessageComposer.Server.Hosting;
using MessageComposer.Server.Models;

namespace MessageComposer.Server.Commands;

/// <summary><c>composer compose FILE</c>: one message from one request, in memory. Makes no data and asks no store.</summary>
internal static class ComposeCommand
{
    private const string Text = "text";
    private const string Json = "json";

    public static Command Create()
    {
        Argument<string> file = new("file") { Description = "A compose request in JSON; - reads standard input." };
        Option<string> format = new("--format") { Description = "How to print the message.", DefaultValueFactory = _ => Json };
        format.AcceptOnlyFromAmong(Json, Text);
        Command command = new("compose", "Compose one message in memory and print it.") { file, format };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(file), parsed.GetRequiredValue(format), CommandLine.SettingsOf(parsed), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string file, string format, string[] settings, CancellationToken cancellationToken)
    {
        byte[] request;
        try
        {
            request = await RequestFile.ReadAsync(file, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{file}: {failure.Message}");
            return ExitCodes.BadRequest;
        }
        await using WebApplication app = Build(settings);
        app.Services.GetRequiredService<ContentFiles>().LoadOnceOrRefuse();
        IntakeResult intake = BriefReader.Read(
            request, app.Services.GetRequiredService<CurrentVocabulary>().Get(), app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        if (intake.Brief is not { } brief)
        {
            foreach ((string path, IReadOnlyList<string> messages) in intake.Faults!)
                foreach (string message in messages) await Console.Error.WriteLineAsync($"{path}: {message}");
            return ExitCodes.BadRequest;
        }
        Message composed = await app.Services.GetRequiredService<IComposer>().ComposeAsync(brief, cancellationToken);
        await MessagePrinter.PrintAsync(MessageResponse.From(composed), asText: format == Text);
        return ExitCodes.Ok;
    }

    /// <summary>The service without its server, its database and its key: nothing of it is started.</summary>
    private static WebApplication Build(string[] settings)
    {
        WebApplicationBuilder builder = ComposerHost.CreateQuietBuilder(settings);
        builder.Services.AddContent(builder.Configuration);
        builder.Services.AddModel(PiiScrubber.Mask);
        builder.Services.AddSingleton<IVariantStore, InMemoryVariantStore>();
        builder.Services.AddSingleton(PseudonymKey.None);
        builder.Services.AddSingleton<ICopyDemand>(NoDemand.Instance);
        builder.Services.AddComposer();
        return builder.Build();
    }
}
