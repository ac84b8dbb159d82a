using System.Diagnostics;
using System.Text.Json;
using MessageComposer.Composition;
using MessageComposer.Messages;
using MessageComposer.Messages.Reading;
using MessageComposer.Server.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MessageComposer.Server.Bulk;

/// <summary>Answers each line of a batch in place: with a message, or with what is wrong. Thread-safe.</summary>
internal sealed partial class BulkAnswering(IBulkMaker maker, ILogger logger)
{
    public async ValueTask AnswerAsync(BulkBatch batch, CancellationToken cancellationToken)
    {
        using Utf8JsonWriter json = new(batch.Output, MessageJson.Options);
        IBriefVocabulary vocabulary = maker.Vocabulary;
        DateTimeOffset receivedAt = maker.ReceivedAt;
        IReadOnlyDictionary<string, IReadOnlyList<string>>? faults = null;
        BriefDefaults? defaults = batch.Defaults?.For(vocabulary, out faults);
        foreach (BulkLine line in batch.Lines)
        {
            if (line.Fault == LineFault.Defaults && faults is null) continue;
            ProblemHttpResult? problem = line.Fault switch
            {
                LineFault.TooLong => Problems.TooLarge(LineReader.MaxLineBytes),
                LineFault.Endless => Problems.EndlessLine(),
                LineFault.Undecodable => Problems.Undecodable(),
                LineFault.Defaults => Problems.InvalidRequest(faults ?? throw new UnreachableException()),
                LineFault.None when faults is not null => Problems.InvalidRequest("defaults", "have mistakes: see the first answer"),
                LineFault.None => null,
            };
            problem ??= await TryComposeAsync(batch, line, vocabulary, receivedAt, defaults, json, cancellationToken);
            if (problem is not null)
            {
                batch.Tally?.AddError(problem.ProblemDetails.Type ?? "");
                Write(json, line.Number, problem);
            }
            json.Flush();
            json.Reset();
            batch.Output.GetSpan(1)[0] = (byte)'\n';
            batch.Output.Advance(1);
        }
    }

    /// <summary>Null where the message was written.</summary>
    private async ValueTask<ProblemHttpResult?> TryComposeAsync(
        BulkBatch batch, BulkLine line, IBriefVocabulary vocabulary, DateTimeOffset receivedAt, BriefDefaults? defaults, Utf8JsonWriter json, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> utf8 = batch.TextOf(line);
        IntakeResult intake = BriefReader.Read(utf8.Span, vocabulary, receivedAt, maker.ConsentCheckedUpstream, defaults);
        if (intake.Brief is not { } brief) return Problems.InvalidRequest(intake.Faults!);
        QueuedMessage made;
        try
        {
            made = await maker.MakeAsync(brief, line, utf8, batch.Defaults, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LineFailed(failure, line.Number);
            return Problems.LineFailed();
        }
        if (made.Group is { } group) batch.LastGroup = group;
        if (made.Message is not { } message)
        {
            return made.Refusal switch
            {
                ComposeRefusal.StillRunning => Problems.StillRunning(),
                ComposeRefusal.KeyOfAnother => Problems.KeyOfAnother(),
                ComposeRefusal.TooManyWaiting => Problems.Overloaded(),
                _ => throw new UnreachableException(),
            };
        }
        batch.Tally?.Add(message);
        MessageJson.Write(json, message);
        return null;
    }

    private static void Write(Utf8JsonWriter json, long line, ProblemHttpResult problem)
    {
        json.WriteStartObject();
        json.WriteNumber("line", line);
        json.WriteStartObject("error");
        json.WriteString("type", problem.ProblemDetails.Type);
        json.WriteString("title", problem.ProblemDetails.Title);
        json.WriteNumber("status", problem.StatusCode);
        if (problem.ProblemDetails.Detail is { } detail) json.WriteString("detail", detail);
        if (problem.ProblemDetails is HttpValidationProblemDetails mistakes)
        {
            json.WriteStartObject("errors");
            foreach ((string path, string[] messages) in mistakes.Errors)
            {
                json.WriteStartArray(path);
                foreach (string message in messages) json.WriteStringValue(message);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    [LoggerMessage(LogLevel.Error, "Line {Line} of bulk work could not be composed.")]
    private partial void LineFailed(Exception failure, long line);
}
