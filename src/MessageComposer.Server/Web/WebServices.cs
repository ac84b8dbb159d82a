using MessageComposer.Server.Web.Access;
using MessageComposer.Server.Web.Assets;
using MessageComposer.Server.Web.Files;
using MessageComposer.Server.Web.Pages;
using MessageComposer.Server.Web.Playground;
using MessageComposer.Server.Web.Recall;
using MessageComposer.Server.Web.Variants;

namespace MessageComposer.Server.Web;

/// <summary>The pages: where people read, try out and decide.</summary>
internal static class WebServices
{
    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddScoped<Reader>();
        services.AddSingleton<AssetFiles>();
        services.AddSingleton<FactSamples>();
        services.AddSingleton<PlaygroundDesk>();
        services.AddSingleton<LintDesk>();
        services.AddSingleton<YesterdaysMessages>();
        return services;
    }

    /// <summary>Headers and errors of pages, the refusal to open one among them. Comes after what the API sets for itself, and once the caller is known.</summary>
    public static void UseWeb(this WebApplication app)
    {
        app.UseMiddleware<PageMiddleware>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseMiddleware<FormGuard>();
    }

    public static void MapWeb(this WebApplication app)
    {
        app.MapAssets();
        app.MapPreferences();
        app.MapSignInAgain();
        app.MapPlayground();
        app.MapVariantEmail();
        app.MapEditLive();
        app.MapMessageEmail();
        app.MapRazorComponents<App>().WithMetadata(PageMarker.Instance).ExcludeFromDescription();
    }
}
