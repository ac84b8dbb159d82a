using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Rules;

/// <summary>
/// Texts that were found clean, and what they were judged by: rendered ones without a look at the recipient's facts, final ones with facts that are known by
/// their hash. Whoever would read the very same words for the same reasons gets the same report. Kept by a hash that only this process can make, so no text
/// and no name stays here. Bounded; thread-safe.
/// </summary>
internal sealed class CleanTexts
{
    /// <summary>Of each of the two generations; the older goes when the younger is full.</summary>
    private const int Most = 50_000;

    /// <summary>Longer texts are rare, and dear to hash.</summary>
    private const int LongestKey = 8_192;

    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(16);
    private ConcurrentDictionary<UInt128, byte> _young = new();
    private ConcurrentDictionary<UInt128, byte> _old = new();
    private int _count;

    public bool Contains(UInt128 key) => Volatile.Read(ref _young).ContainsKey(key) || Volatile.Read(ref _old).ContainsKey(key);

    public void Add(UInt128 key)
    {
        if (!Volatile.Read(ref _young).TryAdd(key, 0) || Interlocked.Increment(ref _count) != Most) return;
        Volatile.Write(ref _old, _young);
        Volatile.Write(ref _young, new ConcurrentDictionary<UInt128, byte>());
        Volatile.Write(ref _count, 0);
    }

    /// <summary>Everything the report depends on beside conditions, and facts without a hash; null where that is too much to hash, or can't be told.</summary>
    public UInt128? KeyOf(IReadOnlyList<CheckedField> fields, GuardrailContext context)
    {
        if (context.Stage != TextStage.Rendered && (context.Stage != TextStage.Final || context.FactsHash is null || context.MergePolicy is not null)) return null;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(LongestKey);
        try
        {
            KeyBuffer key = new(buffer.AsSpan(0, LongestKey));
            key.Add(_secret);
            key.Add((int)context.Stage);
            key.Add(context.FactsHash ?? default);
            key.Add(context.Locale);
            key.Add(context.Channel);
            key.Add(context.Segment);
            key.Add(context.Motive);
            key.Add(context.Scenario);
            key.Add((int)context.Purpose);
            key.Add(context.Day.DayNumber);
            key.Add(context.Goods);
            key.Add(context.Only?.Count ?? -1);
            foreach (string category in context.Only ?? FrozenSet<string>.Empty) key.Add(category);
            key.Add(context.Required.Count);
            for (int i = 0; i < context.Required.Count; i++)
            {
                key.Add(context.Required[i].Id);
                key.Add(context.Required[i].Wordings);
            }
            for (int i = 0; i < fields.Count; i++) key.Add(fields[i]);
            if (!key.Fits) return null;
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(key.Written, hash);
            return MemoryMarshal.Read<UInt128>(hash);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>What is written one behind the other, each with its length, so that no two inputs give the same bytes.</summary>
    private ref struct KeyBuffer(Span<byte> buffer)
    {
        private readonly Span<byte> _buffer = buffer;
        private int _length;

        public bool Fits { get; private set; } = true;

        public readonly ReadOnlySpan<byte> Written => _buffer[.._length];

        public void Add(scoped ReadOnlySpan<byte> bytes)
        {
            Fits &= bytes.TryCopyTo(_buffer[_length..]);
            if (Fits) _length += bytes.Length;
        }

        public void Add(int number) => Add(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in number)));

        public void Add(UInt128 hash) => Add(MemoryMarshal.AsBytes(new ReadOnlySpan<UInt128>(in hash)));

        public void Add(string? text)
        {
            Add(text?.Length ?? -1);
            Add(MemoryMarshal.AsBytes(text.AsSpan()));
        }

        public void Add(IReadOnlyList<string> texts)
        {
            Add(texts.Count);
            for (int i = 0; i < texts.Count; i++) Add(texts[i]);
        }

        public void Add(CheckedField field)
        {
            Add(field.Id);
            Add(field.Text);
            Add(field.Values.Count);
            for (int i = 0; i < field.Values.Count; i++)
            {
                MergedValue value = field.Values[i];
                Add(value.Start);
                Add(value.Length);
                Add(value.Paths);
            }
        }
    }
}

/// <summary>The facts and conditions of one recipient, and whether a check asked for any.</summary>
internal sealed class NotedFacts(IModelObject facts, Func<string, bool> conditionHolds) : IModelObject
{
    public bool WereAsked { get; private set; }

    public bool ConditionsWereAsked { get; private set; }

    public IEnumerable<string> MemberNames
    {
        get
        {
            WereAsked = true;
            return facts.MemberNames;
        }
    }

    public bool TryGetMember(string name, out Value value)
    {
        WereAsked = true;
        ConditionsWereAsked |= name == "conditions";
        return facts.TryGetMember(name, out value);
    }

    public bool Holds(string condition)
    {
        ConditionsWereAsked = true;
        return conditionHolds(condition);
    }
}
