using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests;

/// <summary>Lets a test name who asks, as <c>id:role,role</c> in a header. Only tests have this door.</summary>
internal sealed class SomebodyAsks : IStartupFilter
{
    public const string Header = "X-Test-Person";

    public static void Add(IServiceCollection services) => services.AddSingleton<IStartupFilter, SomebodyAsks>();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, rest) =>
        {
            if (context.Request.Headers[Header].ToString() is { Length: > 0 } person) context.User = UserOf(person);
            return rest(context);
        });
        next(app);
    };

    private static ClaimsPrincipal UserOf(string person)
    {
        string[] parts = person.Split(':');
        return new ClaimsPrincipal(new ClaimsIdentity(
            [new("sub", parts[0]), new("name", parts[0].ToUpperInvariant()), .. parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(role => new Claim("role", role))], "test"));
    }
}
