using MessageComposer.Server.Hosting;
using MessageComposer.Storage;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace MessageComposer.Server.Auth;

/// <summary>The door of this folder.</summary>
internal static class AuthServices
{
    private const string KeyFolder = "keys";

    /// <summary>What commands need: people and keys. Needs the storage and a clock from elsewhere.</summary>
    public static IServiceCollection AddPeopleAndKeys(this IServiceCollection services)
    {
        services.AddSingleton<AccessDirectory>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<PeopleDesk>();
        services.AddSingleton<KeyDesk>();
        return services;
    }

    /// <summary>All the service needs to know who sends a request and what they may do.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<AuthOptions, AuthOptionsValidator>().BindConfiguration(AuthOptions.Section);
        services.AddSingleton<IValidateOptions<AuthOptions>, AuthOptionsRules>();
        services.AddPeopleAndKeys();
        services.AddSingleton<IChangeListener>(provider => provider.GetRequiredService<AccessDirectory>());
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<SignInDesk>();
        services.AddSingleton<FirstStart>();
        services.AddHostedService<KeyUseService>();

        services.AddTransient<CallerAuthentication>();
        services.AddAuthentication(authentication =>
        {
            authentication.DefaultScheme = CallerAuthentication.Scheme;
            authentication.AddScheme<CallerAuthentication>(CallerAuthentication.Scheme, displayName: null);
        }).AddCookie(SessionCookie.Scheme).AddJwtBearer();
        services.AddOptions<CookieAuthenticationOptions>(SessionCookie.Scheme).Configure<IOptions<AuthOptions>, IOptions<ProxyOptions>>(
            (cookie, options, proxy) => SessionCookie.Configure(cookie, options.Value, alwaysSecure: proxy.Value.TerminatesTls));
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<IOptions<AuthOptions>, TimeProvider>(
            (bearer, options, time) => IssuerTokens.Configure(bearer, options.Value.Jwt, time));
        services.AddAuthorizationBuilder().SetDefaultPolicy(AccessRequirement.Policy).SetFallbackPolicy(AccessRequirement.Policy);

        services.AddDataProtection().SetApplicationName("message-composer");
        services.AddOptions<KeyManagementOptions>().Configure<StorageOptions, ILoggerFactory, IServiceProvider>((keys, storage, loggers, provider) =>
            keys.XmlRepository = provider.GetService<ISharedSecrets>() is { } shared ? new SharedSessionKeys(shared) : new FileSystemXmlRepository(MakeKeyFolder(storage), loggers));
        services.AddOptions<Microsoft.AspNetCore.Antiforgery.AntiforgeryOptions>().Configure<IOptions<ProxyOptions>>((antiforgery, proxy) =>
        {
            antiforgery.Cookie.Name = "composer-form";
            antiforgery.Cookie.SecurePolicy = proxy.Value.TerminatesTls ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        return services;
    }

    /// <summary>Finds out who sends a request. Whether they may is decided behind the middleware of the pages, which shows a refusal as a page.</summary>
    public static void UseCallers(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use(SameOrigin.RequireAsync);
    }

    /// <summary>Whoever reads these keys can forge a session: only the service's own account may.</summary>
    private static DirectoryInfo MakeKeyFolder(StorageOptions storage)
    {
        string path = Path.Combine(Path.GetFullPath(storage.Path), KeyFolder);
        return OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
