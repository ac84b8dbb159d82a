using System.Buffers;

namespace MessageComposer.Guardrails.Pii;

/// <summary>Hits in the order of the text, none overlapping: the longest wins, among equals the first. Rents its room with the first hit.</summary>
internal ref struct PiiHitList
{
    private PiiHit[]? _hits;

    public int Count { get; private set; }

    public readonly PiiHit this[int index] => _hits![index];

    public void Add(in PiiHit hit)
    {
        while (Count > 0 && _hits![Count - 1].End > hit.First)
        {
            PiiHit last = _hits[Count - 1];
            if (last.End - last.First >= hit.End - hit.First) return;
            Count--;
        }
        _hits ??= ArrayPool<PiiHit>.Shared.Rent(16);
        if (Count == _hits.Length)
        {
            PiiHit[] larger = ArrayPool<PiiHit>.Shared.Rent(Count * 2);
            _hits.AsSpan().CopyTo(larger);
            ArrayPool<PiiHit>.Shared.Return(_hits);
            _hits = larger;
        }
        _hits[Count++] = hit;
    }

    public void Dispose()
    {
        if (_hits is not null) ArrayPool<PiiHit>.Shared.Return(_hits);
        _hits = null;
        Count = 0;
    }
}
