using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MessageComposer.Benchmarks;

/// <summary>One connection that asks, waits for the whole answer, and asks again: as little of the processor as a client can take.</summary>
internal sealed class LoadClient : IDisposable
{
    private static readonly byte[] s_headEnd = "\r\n\r\n"u8.ToArray();

    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _length;

    private LoadClient(Socket socket)
    {
        _socket = socket;
    }

    public static byte[] RequestOf(string json)
    {
        byte[] body = Encoding.UTF8.GetBytes(json);
        return [.. Encoding.ASCII.GetBytes($"POST /v1/compose HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {LoadSite.ApiKey}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];
    }

    public static async Task<LoadClient> ConnectAsync(int port)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port);
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
        return new LoadClient(socket);
    }

    /// <summary>For a thread of its own: a socket that was ever awaited is watched by the threads of all sockets, which wake for each answer.</summary>
    public static LoadClient Connect(int port)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Connect(IPAddress.Loopback, port);
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
        return new LoadClient(socket);
    }

    public Socket Socket => _socket;

    /// <returns>Bytes of the answer.</returns>
    /// <exception cref="IOException">The answer is not 200, or not whole.</exception>
    public async ValueTask<int> AskAsync(byte[] request)
    {
        await _socket.SendAsync(request);
        _length = 0;
        while (!Took(await _socket.ReceiveAsync(_buffer.AsMemory(_length)))) { }
        return _length;
    }

    public void Send(byte[] request)
    {
        _socket.Send(request);
        _length = 0;
    }

    /// <summary>Takes what has come; waits where nothing has.</summary>
    /// <returns>Whether the answer is whole.</returns>
    /// <exception cref="IOException">The answer is not 200, or not whole.</exception>
    public bool Receive() => Took(_socket.Receive(_buffer.AsSpan(_length)));

    private bool Took(int read)
    {
        if (read == 0) throw new IOException("The connection was closed.");
        _length += read;
        if (!IsWhole(_buffer.AsSpan(0, _length))) return false;
        return _buffer.AsSpan().StartsWith("HTTP/1.1 200"u8) ? true : throw new IOException(Encoding.UTF8.GetString(_buffer, 0, Math.Min(_length, 600)));
    }

    public string LastAnswer(int length) => Encoding.UTF8.GetString(_buffer, 0, length);

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        int head = answer.IndexOf(s_headEnd);
        if (head < 0) return false;
        int at = answer[..head].IndexOf("Content-Length: "u8);
        if (at < 0) return answer.EndsWith("\r\n0\r\n\r\n"u8);
        int size = 0;
        for (at += "Content-Length: ".Length; answer[at] is >= (byte)'0' and <= (byte)'9'; at++) size = size * 10 + answer[at] - '0';
        return answer.Length >= head + 4 + size;
    }
}
