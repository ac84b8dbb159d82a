using MessageComposer.Server.Web.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MessageComposer.Server.Web;

/// <summary>Marks an endpoint whose answer is a page (or a part of one) for a person.</summary>
internal sealed class PageMarker
{
    public static PageMarker Instance { get; } = new();
}

/// <summary>Gives pages their security headers, and answers a person who meets an error with a page that says what to do next.</summary>
internal sealed partial class PageMiddleware(RequestDelegate next, ILogger<PageMiddleware> logger)
{
    /// <summary>Nothing inline, nothing from elsewhere. Frames are our own e-mail previews only, which bring a stricter policy of their own.</summary>
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string EnhancedNavigation = "blazor-enhanced-nav";

    private static readonly string[] s_machinePaths = ["/v1", "/health", "/openapi", "/assets"];

    public Task InvokeAsync(HttpContext context) => IsForPeople(context) ? InvokePageAsync(context) : next(context);

    private async Task InvokePageAsync(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "no-cache, no-store"; // as antiforgery wants it, which else says in the log that it overrides
        headers.Pragma = "no-cache";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        headers["Referrer-Policy"] = "same-origin";
        try
        {
            await next(context);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !context.Response.HasStarted)
        {
            // What cannot be read is the sender's doing; the answer says so.
            if (failure is BadHttpRequestException bad) context.Response.StatusCode = bad.StatusCode;
            else
            {
                PageFailed(failure, context.GetEndpoint()?.DisplayName ?? "?");
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            }
            context.Response.ContentLength = null;
            await ShowAsync(context);
            return;
        }
        bool isEmptyError = context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null };
        if (isEmptyError) await ShowAsync(context);
    }

    private static bool IsForPeople(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<PageMarker>() is not null
        || (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal) && !Array.Exists(s_machinePaths, path => context.Request.Path.StartsWithSegments(path)));

    /// <summary>A page that failed leaves its renderer and a header behind: the status page has services of its own and begins anew.</summary>
    private static async Task ShowAsync(HttpContext context)
    {
        int status = context.Response.StatusCode;
        context.Response.Headers.Remove(EnhancedNavigation);
        IServiceProvider failed = context.RequestServices;
        await using AsyncServiceScope services = failed.CreateAsyncScope();
        context.RequestServices = services.ServiceProvider;
        try
        {
            await new RazorComponentResult<StatusPage>(new Dictionary<string, object?> { [nameof(StatusPage.Code)] = status }) { StatusCode = status }.ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = failed;
        }
    }

    [LoggerMessage(LogLevel.Error, "The page {Page} failed.")]
    private partial void PageFailed(Exception failure, string page);
}
