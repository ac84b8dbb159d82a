using System.Buffers;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>Claims in the order of the text. Rents its room with the first claim: most texts have few.</summary>
internal ref struct ClaimList
{
    private Claim[]? _claims;

    public int Count { get; private set; }

    public readonly ref readonly Claim this[int index] => ref _claims![index];

    public void Add(in Claim claim)
    {
        _claims ??= ArrayPool<Claim>.Shared.Rent(16);
        if (Count == _claims.Length)
        {
            Claim[] larger = ArrayPool<Claim>.Shared.Rent(Count * 2);
            _claims.AsSpan().CopyTo(larger);
            ArrayPool<Claim>.Shared.Return(_claims);
            _claims = larger;
        }
        _claims[Count++] = claim;
    }

    public void Dispose()
    {
        if (_claims is not null) ArrayPool<Claim>.Shared.Return(_claims);
        _claims = null;
        Count = 0;
    }
}
