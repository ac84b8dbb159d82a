using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using MessageComposer.Templating;

namespace MessageComposer.Messages.Records;

/// <summary>
/// Hashes facts without spelling them out: each value with its length or a mark, so that no two lists of values read alike. Messages that follow each other
/// are about the same few products, as a rule: what was hashed lately is compared, which takes a tenth of the time. Not thread-safe.
/// </summary>
internal sealed class FactsDigest
{
    private static readonly RecentBytes<UInt128> s_recent = new(places: 4 * 1_024, longest: 512);

    private byte[] _bytes = new byte[4096];
    private int _length;

    public void Add(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(text);
        Add(bytes.Length);
        bytes.CopyTo(Room(bytes.Length));
    }

    public void Add(string? text)
    {
        if (text is null) Add(-1);
        else Add(text.AsSpan());
    }

    public void Add(int number) => BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), number);

    public void Add(long? number)
    {
        Room(1)[0] = number is null ? (byte)0 : (byte)1;
        if (number is { } known) BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), known);
    }

    public void Add(decimal? number)
    {
        Room(1)[0] = number is null ? (byte)0 : (byte)1;
        if (number is { } known) MemoryMarshal.Write(Room(16), Unsafe.BitCast<decimal, UInt128>(known));
    }

    public void Add(bool? flag) => Room(1)[0] = flag switch { null => 0, false => 1, true => 2 };

    public void Add(DateOnly? day) => Add(day?.DayNumber ?? -1);

    public void Add(UInt128 hash) => BinaryPrimitives.WriteUInt128BigEndian(Room(16), hash);

    public void Add(Value value)
    {
        Room(1)[0] = (byte)value.Kind;
        switch (value.Kind)
        {
            case ValueKind.Boolean: Add((bool?)value.AsBoolean); break;
            case ValueKind.Integer or ValueKind.Decimal: Add((decimal?)value.AsDecimal); break;
            case ValueKind.Text: Add(value.AsText); break;
            case ValueKind.List:
                Add(value.AsList.Count);
                for (int i = 0; i < value.AsList.Count; i++) Add(value.AsList[i]);
                break;
        }
    }

    /// <summary>The hash of what was added since the last one: 128 bits of SHA-256.</summary>
    public UInt128 Take()
    {
        ReadOnlySpan<byte> written = _bytes.AsSpan(0, _length);
        _length = 0;
        if (s_recent.TryGet(written, out UInt128 hash)) return hash;
        hash = HashOf(written);
        s_recent.Keep(written, hash);
        return hash;
    }

    private static UInt128 HashOf(ReadOnlySpan<byte> written)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(written, digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }

    private Span<byte> Room(int bytes)
    {
        if (_length + bytes > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes));
        Span<byte> room = _bytes.AsSpan(_length, bytes);
        _length += bytes;
        return room;
    }
}
