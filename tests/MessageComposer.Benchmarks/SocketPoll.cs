using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace MessageComposer.Benchmarks;

/// <summary>
/// Waits for any of some sockets or for a moment, to the microsecond, and sleeps meanwhile: <see cref="Socket.Select(System.Collections.IList, System.Collections.IList, System.Collections.IList, int)"/>
/// knows milliseconds only, so that a client with less to wait would keep a processor busy that the service needs. Linux only.
/// </summary>
internal sealed partial class SocketPoll
{
    private const short Readable = 1; // POLLIN
    private const int PassedOver = -1;

    private readonly int[] _descriptors;
    private readonly Wanted[] _wanted;

    /// <param name="sockets">None is waited for before <see cref="Add"/>.</param>
    public SocketPoll(IReadOnlyList<Socket> sockets)
    {
        _descriptors = [.. sockets.Select(socket => (int)socket.SafeHandle.DangerousGetHandle())];
        _wanted = [.. sockets.Select(_ => new Wanted { Descriptor = PassedOver, Events = Readable })];
    }

    public void Add(int index) => _wanted[index].Descriptor = _descriptors[index];

    public void Remove(int index) => _wanted[index].Descriptor = PassedOver;

    /// <summary>Whether the last wait found something to read, or an end.</summary>
    public bool IsReady(int index) => _wanted[index].Returned != 0;

    /// <param name="longest">Less than a second.</param>
    public void Wait(TimeSpan longest)
    {
        Time time = new() { Nanoseconds = (long)(longest.TotalMicroseconds * 1000) };
        if (PollTimed(_wanted, (nuint)_wanted.Length, in time, 0) > 0) return;
        for (int i = 0; i < _wanted.Length; i++) _wanted[i].Returned = 0; // a wait that a signal broke off leaves what the one before it found
    }

    [LibraryImport("libc", EntryPoint = "ppoll")]
    private static partial int PollTimed([In, Out] Wanted[] wanted, nuint count, in Time longest, nint signals);

    private struct Wanted
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }

    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
