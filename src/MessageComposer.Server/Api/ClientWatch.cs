using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;

namespace MessageComposer.Server.Api;

/// <summary>
/// Notices that the client of a long request has gone while nobody reads from its connection: more of the request has come in than is taken, and what would
/// be written waits. The server hears of it with its next read or write only, which may be minutes away. Seen is what resets the connection, as a client does
/// that dies or is broken off; one that closes politely behind lines not yet taken is noticed when they are.
/// </summary>
internal static class ClientWatch
{
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromSeconds(1);

    /// <returns>Watches until it is disposed of; then nothing is under way any more.</returns>
    public static IAsyncDisposable? Begin(HttpContext http, TimeProvider time) =>
        http.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket ? time.CreateTimer(_ => AbortWhereGone(http, socket), null, s_betweenLooks, s_betweenLooks) : null;

    private static void AbortWhereGone(HttpContext http, Socket socket)
    {
        bool gone;
        try
        {
            gone = socket.Poll(0, SelectMode.SelectError);
        }
        catch (Exception closed) when (closed is ObjectDisposedException or SocketException)
        {
            gone = true;
        }
        if (gone) http.Abort();
    }
}
