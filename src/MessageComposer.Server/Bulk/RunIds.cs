using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MessageComposer.Server.Bulk;

/// <summary>
/// Ids of a run's messages: UUIDs of version 7 made of the run's time, the line's number and a hash of the run, so that the same line of the same run has
/// the same id however often it is composed, and ids grow with the lines.
/// </summary>
internal sealed class RunIds(string run, DateTimeOffset at)
{
    private readonly ulong _milliseconds = (ulong)at.ToUnixTimeMilliseconds();
    private readonly ulong _run = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(run)));

    /// <param name="line">Up to 2³² lines have ids of their own.</param>
    public Guid Of(long line)
    {
        ulong number = (ulong)line & 0xFFFF_FFFF;
        ulong high = (_milliseconds << 16) | 0x7000 | (number >> 20);
        ulong low = 0x8000_0000_0000_0000 | ((number & 0xF_FFFF) << 42) | (_run & 0x3FF_FFFF_FFFF);
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(id, high);
        BinaryPrimitives.WriteUInt64BigEndian(id[8..], low);
        return new Guid(id, bigEndian: true);
    }
}
