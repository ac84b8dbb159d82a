using System.Net;

namespace MessageComposer.Server.Hosting;

/// <summary>Until it knows people and keys, the service answers nobody but the machine it runs on.</summary>
internal static class LoopbackOnly
{
    private const string DefaultUrl = "http://127.0.0.1:8080";

    private static readonly string[] s_portSettings = ["http_ports", "https_ports"];

    /// <summary>Listens where the settings say, by default on <c>http://127.0.0.1:8080</c>.</summary>
    /// <exception cref="StartRefusedException">The settings name an address that other machines reach.</exception>
    public static void ListenOnLoopbackOnly(this WebApplicationBuilder builder)
    {
        string? urls = builder.Configuration["urls"];
        IConfigurationSection[] endpoints = [.. builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren()];
        foreach (string setting in s_portSettings)
            if (string.IsNullOrWhiteSpace(urls) && builder.Configuration[setting] is { Length: > 0 } ports) throw Refusal($"{setting}={ports}");
        foreach (string url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) Require(url);
        foreach (IConfigurationSection endpoint in endpoints) Require(endpoint["Url"] ?? "");
        if (string.IsNullOrWhiteSpace(urls) && endpoints.Length == 0) builder.WebHost.UseUrls(DefaultUrl);
    }

    public static bool IsLoopback(string url)
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
        if (address.IsUnixPipe || address.IsNamedPipe) return true;
        string host = address.Host.Trim('[', ']');
        return string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out IPAddress? ip) && IPAddress.IsLoopback(ip));
    }

    private static void Require(string url)
    {
        if (!IsLoopback(url)) throw Refusal(url);
    }

    private static StartRefusedException Refusal(string setting) => new(
        $"Refused to listen on {setting}: other machines could reach it, and this service has no people or API keys yet to ask who they are. "
        + "Use a loopback address such as http://127.0.0.1:8080, and a proxy that authenticates in front of it.");
}
