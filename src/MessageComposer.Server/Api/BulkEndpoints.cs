using System.IO.Compression;
using System.IO.Pipelines;
using MessageComposer.Composition;
using MessageComposer.Messages.Records;
using MessageComposer.Server.Auth;
using MessageComposer.Server.Bulk;
using MessageComposer.Server.Hosting;
using MessageComposer.Server.RateLimits;
using MessageComposer.Storage.People;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Primitives;

namespace MessageComposer.Server.Api;

/// <summary><c>POST /v1/compose/bulk</c>: one request a line in, one answer a line out, in order, while the request is still coming.</summary>
internal static class BulkEndpoints
{
    private const string Lines = "application/x-ndjson";
    private const string RetryAfterSeconds = "10";
    private const int BufferBytes = 64 * 1024;

    /// <summary>A line may expand to 64 times its bound before the stream is given up.</summary>
    private const long MostPassedOver = 64L * LineReader.MaxLineBytes;

    /// <summary>Whoever takes no answers for so long has gone: the work ends.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private static readonly string[] s_types = [Lines, "application/ndjson", "application/jsonl", "application/x-jsonlines"];

    public static void MapBulk(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/bulk", ComposeAsync)
            .RequireScope(Scopes.Compose, Roles.Admin)
            .WithName("composeBulk")
            .WithSummary("Composes one message per line of NDJSON, and answers line by line in order.")
            .WithDescription(
                "A first line {\"defaults\": {…}} gives members that later lines may leave out or replace whole. A line with mistakes is answered in place: {\"line\": 7, \"error\": {…}}. "
                + "Read the answers while you send: when they are not taken, no more lines are read. Content-Encoding may be gzip or br.")
            .Produces<MessageResponse>(StatusCodes.Status200OK, Lines)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    internal static async Task<Results<EmptyHttpResult, ProblemHttpResult>> ComposeAsync(
        HttpContext http, MessageDesk desk, RequestClaimKey claims, CurrentVocabulary vocabulary, BulkGate gate, RateLimiting limits, TimeProvider time, ILogger<BulkAnswering> logger, CancellationToken cancellationToken)
    {
        RateBucket? bucket = http.User.Caller() is { } caller ? limits.BucketOf(caller) : null;
        if (bucket?.TryEnterBulk() == false)
        {
            http.Response.Headers.RetryAfter = RetryAfterSeconds;
            return Problems.TooManyStreams();
        }
        try
        {
            await using IAsyncDisposable? watch = ClientWatch.Begin(http, time);
            return await StreamAsync(http, new RequestMaker(desk, claims, vocabulary, time, http.User.Caller()), gate, logger, cancellationToken);
        }
        finally
        {
            bucket?.LeaveBulk();
        }
    }

    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> StreamAsync(
        HttpContext http, RequestMaker maker, BulkGate gate, ILogger<BulkAnswering> logger, CancellationToken cancellationToken)
    {
        if (!IsLines(http.Request)) return Problems.NotLines();
        if (!TryOpen(http.Request, out Stream? decompressed)) return Problems.UnknownEncoding();
        LiftLimits(http);
        await using Stream? owned = decompressed;
        PipeReader input = decompressed is null ? http.Request.BodyReader : PipeReader.Create(decompressed, new StreamPipeReaderOptions(bufferSize: BufferBytes, leaveOpen: true));
        http.Response.ContentType = Lines;
        BulkAnswering answering = new(maker, logger);
        BulkPipeline pipeline = new(answering.AnswerAsync, gate, gate.Processors);
        PipeWriter output = http.Response.BodyWriter;
        // A sender may wait for the head of the answer before its first line.
        await http.Response.StartAsync(cancellationToken);
        await output.FlushAsync(cancellationToken);
        try
        {
            await pipeline.RunAsync(new LineReader(input, mostPassedOver: decompressed is null ? long.MaxValue : MostPassedOver), (batch, token) => WriteAsync(output, batch, token), tally: false, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
        return TypedResults.Empty;
    }

    private static async ValueTask WriteAsync(PipeWriter output, BulkBatch batch, CancellationToken cancellationToken)
    {
        FlushResult flushed = await output.WriteAsync(batch.Output.WrittenMemory, cancellationToken);
        if (flushed.IsCompleted) throw new OperationCanceledException(cancellationToken);
    }

    private static bool IsLines(HttpRequest request)
    {
        ReadOnlySpan<char> type = request.ContentType;
        if (type.IndexOf(';') is var end and >= 0) type = type[..end];
        type = type.Trim();
        foreach (string known in s_types)
            if (type.Equals(known, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <param name="decompressed">Null: the request is sent as it is.</param>
    private static bool TryOpen(HttpRequest request, out Stream? decompressed)
    {
        StringValues encoding = request.Headers.ContentEncoding;
        decompressed = encoding.ToString().ToLowerInvariant() switch
        {
            "gzip" or "x-gzip" => new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true),
            "br" => new BrotliStream(request.Body, CompressionMode.Decompress, leaveOpen: true),
            _ => null,
        };
        return decompressed is not null || encoding.Count == 0 || encoding.ToString() is "" or "identity";
    }

    /// <summary>A stream has no size, and may pause: only single lines are bounded.</summary>
    private static void LiftLimits(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } requests) requests.MinDataRate = null;
        if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } answers) answers.MinDataRate = new MinDataRate(240, s_patience);
    }
}
