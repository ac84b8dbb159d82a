using MessageComposer.Server.Web.Assets;

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
        return services;
    }

    /// <summary>Headers and errors of pages. Comes after what the API sets for itself, and after sign-in.</summary>
    public static void UseWeb(this WebApplication app)
    {
        app.UseMiddleware<PageMiddleware>();
        app.UseAntiforgery();
    }

    public static void MapWeb(this WebApplication app)
    {
        app.MapAssets();
        app.MapPreferences();
        app.MapRazorComponents<App>().WithMetadata(PageMarker.Instance).ExcludeFromDescription();
    }
}
