using Microsoft.AspNetCore.Antiforgery;

namespace MessageComposer.Server.Web;

/// <summary>Lets nothing but forms of our own pages through to what reads forms: where it is generated for an endpoint it fails on anything else instead of refusing it.</summary>
internal sealed class FormGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { } sent || (sent.IsValid && context.Request.HasFormContentType)) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
