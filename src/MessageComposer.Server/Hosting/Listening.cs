using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace MessageComposer.Server.Hosting;

/// <summary>
/// Where the service listens. People and keys exist before its first answer, so other machines may reach it, but never in clear text: passwords
/// and keys would travel in it. Plain HTTP off this machine needs a proxy that takes TLS off.
/// </summary>
internal static class Listening
{
    private const string DefaultUrl = "http://127.0.0.1:8080";

    /// <summary>Listens where the settings say, by default on <c>http://127.0.0.1:8080</c>.</summary>
    /// <exception cref="StartRefusedException">The settings name an address that other machines reach in clear text, or a network that is none.</exception>
    public static void ListenSafely(this WebApplicationBuilder builder)
    {
        ProxyOptions proxy = builder.Configuration.GetSection(ProxyOptions.Section).Get<ProxyOptions>() ?? new ProxyOptions();
        builder.Services.AddOptions<ProxyOptions>().BindConfiguration(ProxyOptions.Section);
        string? urls = builder.Configuration["urls"];
        IConfigurationSection[] endpoints = [.. builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren()];
        if (!proxy.TerminatesTls)
        {
            if (string.IsNullOrWhiteSpace(urls) && builder.Configuration["http_ports"] is { Length: > 0 } ports) throw Refusal($"http_ports={ports}");
            foreach (string url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) Require(url);
            foreach (IConfigurationSection endpoint in endpoints) Require(endpoint["Url"] ?? "");
        }
        bool nothingSaid = string.IsNullOrWhiteSpace(urls) && endpoints.Length == 0 && builder.Configuration["http_ports"] is not { Length: > 0 } && builder.Configuration["https_ports"] is not { Length: > 0 };
        if (nothingSaid) builder.WebHost.UseUrls(DefaultUrl);
        TrustProxy(builder.Services, proxy);
    }

    /// <summary>Before everything else: what follows asks for scheme and address of the caller.</summary>
    public static void UseProxy(this WebApplication app)
    {
        if (app.Configuration.GetValue<bool>($"{ProxyOptions.Section}:{nameof(ProxyOptions.TerminatesTls)}")) app.UseForwardedHeaders();
    }

    /// <summary>Whether nobody between this and the caller can listen: the same machine, or TLS.</summary>
    public static bool IsSafe(string url)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return false;
        }
        if (address.IsUnixPipe || address.IsNamedPipe || string.Equals(address.Scheme, "https", StringComparison.OrdinalIgnoreCase)) return true;
        string host = address.Host.Trim('[', ']');
        return string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out IPAddress? ip) && IPAddress.IsLoopback(ip));
    }

    private static void TrustProxy(IServiceCollection services, ProxyOptions proxy)
    {
        List<System.Net.IPNetwork> networks = [];
        foreach (string network in proxy.Networks)
            networks.Add(System.Net.IPNetwork.TryParse(network, out System.Net.IPNetwork parsed) ? parsed : throw new StartRefusedException($"Proxy:Networks: {network} is no network such as 10.0.0.0/8."));
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (System.Net.IPNetwork network in networks) forwarded.KnownIPNetworks.Add(network);
        });
    }

    private static void Require(string url)
    {
        if (!IsSafe(url)) throw Refusal(url);
    }

    private static StartRefusedException Refusal(string setting) => new(
        $"Refused to listen on {setting}: other machines would send passwords and API keys in clear text. Use https, or a loopback address such as http://127.0.0.1:8080; "
        + "where a proxy takes TLS off before this service, say so with Proxy:TerminatesTls=true.");
}
