using System.Collections.Concurrent;
using System.Globalization;
using MessageComposer.Server.Api;
using MessageComposer.Server.Auth;
using Microsoft.Extensions.Options;

namespace MessageComposer.Server.RateLimits;

/// <summary>Knows the bucket of each caller, and says in every answer of the API what is left in it. Thread-safe.</summary>
internal sealed class RateLimiting(IOptions<RateLimitOptions> options, TimeProvider time)
{
    /// <summary>Tokens of an issuer may come from ever new subjects: those begin anew.</summary>
    private const int MostCallers = 100_000;

    private readonly ConcurrentDictionary<string, RateBucket> _buckets = new(StringComparer.Ordinal);

    public RateBucket BucketOf(Caller caller)
    {
        if (_buckets.TryGetValue(caller.Id, out RateBucket? bucket)) return bucket;
        if (_buckets.Count >= MostCallers) _buckets.Clear();
        return _buckets.GetOrAdd(caller.Id, _ => Make(caller));
    }

    public Task LimitAsync(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal) || http.User.Caller() is not { } caller) return next(http);
        RateBucket bucket = BucketOf(caller);
        RateDecision decision = bucket.Take();
        IHeaderDictionary headers = http.Response.Headers;
        headers["RateLimit-Limit"] = bucket.Limit;
        headers["RateLimit-Remaining"] = decision.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Reset"] = Seconds(decision.Reset);
        if (decision.IsAllowed) return next(http);
        headers.RetryAfter = Seconds(decision.RetryAfter);
        return Problems.TooManyRequests().ExecuteAsync(http);
    }

    /// <summary>Whole seconds, rounded up.</summary>
    private static string Seconds(TimeSpan span) => ((span.Ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture);

    private RateBucket Make(Caller caller)
    {
        RateLimitOptions limits = options.Value;
        string id = caller.Id.StartsWith("key:", StringComparison.Ordinal) ? caller.Id["key:".Length..] : "";
        KeyRateLimitOptions? own = id.Length == 0 ? null : limits.Keys.GetValueOrDefault(caller.Name) ?? limits.Keys.FirstOrDefault(key => Guid.TryParse(key.Key, out Guid given) && given.ToString("N") == id).Value;
        int perSecond = own?.RequestsPerSecond ?? limits.RequestsPerSecond;
        return new RateBucket(perSecond, own?.Burst ?? (own?.RequestsPerSecond is { } rate ? rate * 2 : limits.Burst), own?.BulkStreams ?? limits.BulkStreams, time);
    }
}

/// <summary>The door of this folder.</summary>
internal static class RateLimitServices
{
    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<RateLimitOptions, RateLimitOptionsValidator>().BindConfiguration(RateLimitOptions.Section);
        services.AddSingleton<IValidateOptions<RateLimitOptions>, RateLimitOptionsRules>();
        return services.AddSingleton<RateLimiting>();
    }

    /// <summary>Behind the finding of callers.</summary>
    public static void UseRateLimits(this WebApplication app)
    {
        RateLimiting limits = app.Services.GetRequiredService<RateLimiting>();
        app.Use(limits.LimitAsync);
    }
}
