namespace MessageComposer.Server.Hosting;

/// <summary>A proxy in front of the service. Bound from section <c>Proxy</c>.</summary>
internal sealed class ProxyOptions
{
    public const string Section = "Proxy";

    /// <summary>
    /// Whether a proxy takes TLS off before this service. Then it may listen on plain HTTP for other machines, trusts <c>X-Forwarded-For</c> and
    /// <c>X-Forwarded-Proto</c> of <see cref="Networks"/>, and gives its cookies to HTTPS only. Default false.
    /// </summary>
    public bool TerminatesTls { get; set; }

    /// <summary>Where the proxy stands, as <c>10.0.0.0/8</c>; this machine always counts. Default none.</summary>
    public IList<string> Networks { get; } = [];
}
