using System.Collections.Concurrent;
using System.Net;
using MessageComposer.Server.RateLimits;
using Microsoft.Extensions.Options;

namespace MessageComposer.Server.Auth;

/// <summary>
/// Bounds what one network address may guess, whatever the accounts: each try takes a token of the address, and a right password gives it back. Kept in
/// memory, for each process. Thread-safe.
/// </summary>
internal sealed class SignInThrottle(IOptions<AuthOptions> options, TimeProvider time)
{
    /// <summary>Whoever has more networks than this to guess from begins anew; the lockout of accounts still holds.</summary>
    private const int MostAddresses = 100_000;

    /// <summary>A caller of IPv6 is given at least this much of a network, and may take any address of it.</summary>
    private const int NetworkBytes = 8;

    private readonly ConcurrentDictionary<string, RateBucket> _buckets = new(StringComparer.Ordinal);

    /// <param name="address">Of the caller, as the proxy tells it; null, as over a socket of this machine, is an address like any other.</param>
    public RateBucket BucketOf(IPAddress? address)
    {
        string network = NetworkOf(address);
        if (_buckets.TryGetValue(network, out RateBucket? bucket)) return bucket;
        if (_buckets.Count >= MostAddresses) _buckets.Clear();
        int most = options.Value.MaxFailedSignInsPerAddress;
        return _buckets.GetOrAdd(network, _ => new RateBucket(most / options.Value.LockoutTime.TotalSeconds, most, bulkStreams: 0, time));
    }

    private static string NetworkOf(IPAddress? address)
    {
        if (address is null) return "";
        byte[] bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, NetworkBytes)));
    }
}
