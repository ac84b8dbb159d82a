using System.Security.Cryptography;

namespace MessageComposer.Messages;

/// <summary>Ids of messages: in order of time, impossible to guess. Random bytes are drawn by the hundred, since each draw is a call to the system.</summary>
internal static class MessageIds
{
    private const int BytesPerId = 16;
    private const int IdsPerDraw = 64;

    [ThreadStatic] private static byte[]? t_drawn;
    [ThreadStatic] private static int t_used;

    /// <summary>A UUID of version 7.</summary>
    public static string Next(DateTimeOffset at)
    {
        byte[] drawn = t_drawn ??= new byte[BytesPerId * IdsPerDraw];
        if (t_used == 0) RandomNumberGenerator.Fill(drawn);
        Span<byte> id = drawn.AsSpan(t_used, BytesPerId);
        t_used = (t_used + BytesPerId) % drawn.Length;
        long milliseconds = at.ToUnixTimeMilliseconds();
        for (int i = 0; i < 6; i++) id[i] = (byte)(milliseconds >> (40 - 8 * i));
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id, bigEndian: true).ToString();
    }
}
