using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;
using MessageComposer.Generation;
using MessageComposer.Messages;

namespace MessageComposer.Server.Models;

/// <summary>Turns what a provider answers or throws into a reason. Bodies and messages are read for their codes only: they may quote a prompt or a key.</summary>
internal static class ProviderFaults
{
    private const int MostWords = 16_384;

    /// <summary>Null where the exception is the caller's own cancellation, which goes on as it is.</summary>
    public static ModelRefusedException? From(Exception exception, TimeProvider time, CancellationToken cancellationToken)
    {
        if (InnerRefusal(exception) is { } refusal) return refusal;
        if (exception is OperationCanceledException && cancellationToken.IsCancellationRequested) return null;
        return exception switch
        {
            ClientResultException { Status: > 0 } result => FromStatus(result, time),
            OperationCanceledException or TimeoutException => new ModelRefusedException(Reason.ModelTimeout, "the provider did not answer in time") { Transient = true, MayBeCharged = true },
            JsonException or FormatException => new ModelRefusedException(Reason.ModelError, "the reply is not the JSON of a completion") { MayBeCharged = true },
            KeyNotFoundException or InvalidOperationException => new ModelRefusedException(Reason.ModelError, "the reply is not the JSON of a completion") { MayBeCharged = true },
            ClientResultException or HttpRequestException or IOException or AggregateException =>
                new ModelRefusedException(Reason.ModelError, "no whole reply came: " + KindOf(exception)) { Transient = true, MayBeCharged = HadBegun(exception) },
            _ => new ModelRefusedException(Reason.ModelError, exception.GetType().Name),
        };
    }

    /// <summary>What a refusal says, for hints at its cause only; never shown.</summary>
    public static string WordsOf(ClientResultException exception) =>
        exception.GetRawResponse()?.Content is { } body ? System.Text.Encoding.UTF8.GetString(body.ToMemory().Span[..Math.Min(body.ToMemory().Length, MostWords)]) : "";

    private static ModelRefusedException FromStatus(ClientResultException exception, TimeProvider time)
    {
        string detail = string.Create(CultureInfo.InvariantCulture, $"the provider answered {exception.Status}");
        return exception.Status switch
        {
            429 when ErrorMember(exception, "code") == "insufficient_quota" => new ModelRefusedException(Reason.ModelRateLimited, detail + ", out of quota"),
            429 => new ModelRefusedException(Reason.ModelRateLimited, detail) { Transient = true, RetryAfter = RetryAfterOf(exception.GetRawResponse(), time) },
            400 when ErrorMember(exception, "code") == "content_filter" => new ModelRefusedException(Reason.UnusableOutput, "the provider's content filter stopped the prompt"),
            408 => new ModelRefusedException(Reason.ModelTimeout, detail) { Transient = true, RetryAfter = RetryAfterOf(exception.GetRawResponse(), time) },
            409 or >= 500 => new ModelRefusedException(Reason.ModelError, detail) { Transient = true, RetryAfter = RetryAfterOf(exception.GetRawResponse(), time) },
            _ => new ModelRefusedException(Reason.ModelError, detail),
        };
    }

    private static ModelRefusedException? InnerRefusal(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
            if (exception is ModelRefusedException refusal) return refusal;
        return null;
    }

    /// <summary>The connection stood, so the request may have arrived.</summary>
    private static bool HadBegun(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
            if (cause is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError }) return false;
        return true;
    }

    private static string KindOf(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
            if (cause is HttpRequestException http) return http.HttpRequestError.ToString();
        return exception.GetType().Name;
    }

    private static TimeSpan? RetryAfterOf(PipelineResponse? response, TimeProvider time)
    {
        if (response is null) return null;
        if (response.Headers.TryGetValue("retry-after-ms", out string? text) && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double milliseconds))
            return TimeSpan.FromMilliseconds(Math.Min(milliseconds, 86_400_000));
        if (!response.Headers.TryGetValue("Retry-After", out text)) return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)) return TimeSpan.FromSeconds(Math.Min(seconds, 86_400));
        if (!DateTimeOffset.TryParseExact(text, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at)) return null;
        TimeSpan wait = at - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private static string? ErrorMember(ClientResultException exception, string member)
    {
        try
        {
            if (exception.GetRawResponse()?.Content is not { } body) return null;
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("error", out JsonElement error) && error.ValueKind == JsonValueKind.Object
                && error.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
