using System.Text;
using MessageComposer.Server.Auth;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace MessageComposer.Server.Web.Playground;

/// <summary>What the playground's module asks for while somebody types, and the patch as a file.</summary>
internal static class PlaygroundEndpoints
{
    public static void MapPlayground(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/playground").RequireRole(AccessRules.Readers).WithMetadata(PageMarker.Instance).ExcludeFromDescription();
        group.MapPost("/live", Live);
        group.MapPost("/patch", PatchAsync);
    }

    /// <summary>The result as it stands in the page: one rendering, with and without scripts.</summary>
    internal static RazorComponentResult Live([FromForm] IFormCollection form, PlaygroundDesk desk, FactSamples samples)
    {
        PlaygroundForm typed = PlaygroundForm.Read(form, desk.Content, samples);
        return new RazorComponentResult<CheckResult>(new Dictionary<string, object?> { [nameof(CheckResult.Form)] = typed, [nameof(CheckResult.Outcome)] = desk.Check(typed) });
    }

    internal static async Task<Results<FileContentHttpResult, BadRequest>> PatchAsync(
        [FromForm] IFormCollection form, PlaygroundDesk desk, FactSamples samples, CancellationToken cancellationToken)
    {
        RuleForm rule = RuleForm.Read(form, PlaygroundForm.Read(form, desk.Content, samples), desk.Content);
        if (rule.Mistakes().Count > 0) return TypedResults.BadRequest();
        RuleTrial trial = await desk.TryAsync(rule, cancellationToken);
        return TypedResults.File(Encoding.UTF8.GetBytes(trial.Proposal.Patch), "text/x-diff; charset=utf-8", $"{rule.Id}.patch");
    }
}
