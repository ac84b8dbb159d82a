using System.Net;
using System.Net.Sockets;

namespace MessageComposer.Server.Tests.Models;

/// <summary>Troubles below HTTP.</summary>
internal static class BrokenServer
{
    /// <summary>An address where nobody listens.</summary>
    public static Uri Closed()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v1");
    }

    /// <summary>Takes each connection, reads a little and resets it.</summary>
    public static (Uri Endpoint, IDisposable Server) Resetting()
    {
        TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        _ = ResetAllAsync(listener);
        return (new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v1"), listener);
    }

    private static async Task ResetAllAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                using Socket connection = await listener.AcceptSocketAsync();
                await connection.ReceiveAsync(new byte[64]);
                connection.LingerState = new LingerOption(true, 0);
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
