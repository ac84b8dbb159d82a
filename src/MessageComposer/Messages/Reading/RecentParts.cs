namespace MessageComposer.Messages.Reading;

/// <summary>Reads an object whose opening the reader stands at; null where a fault says why not.</summary>
internal delegate T? PartReader<T>(ref WireReader reader, in JsonScope scope);

/// <summary>
/// Reads objects that come again and again in the same bytes: a campaign tells many customers of the same few products in the name of one shop. What was read
/// without a fault is not read twice. For what is no customer's only. Thread-safe.
/// </summary>
internal sealed class RecentParts<T>(PartReader<T> read, int places)
    where T : class
{
    private const int LongestBytes = 4 * 1_024;

    private readonly RecentBytes<T> _recent = new(places, LongestBytes);

    public T? Read(ref WireReader reader, in JsonScope scope)
    {
        ReadOnlySpan<byte> bytes = reader.Bytes(out WireReader behind);
        if (_recent.TryGet(bytes, out T? part))
        {
            reader = behind;
            return part;
        }
        int faults = reader.FaultCount;
        part = read(ref reader, scope);
        if (part is not null && reader.FaultCount == faults) _recent.Keep(bytes, part);
        return part;
    }
}
