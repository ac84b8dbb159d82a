using System.Buffers.Binary;
using MessageComposer.Guardrails;

namespace MessageComposer.Messages.Records;

/// <summary>What of the customer was at hand when a message was written; never what it was.</summary>
[Flags]
public enum CustomerTraits
{
    None = 0,
    Name = 1,
    Title = 2,
}

/// <summary>How a message came about. Few differ, so a store keeps each once.</summary>
/// <param name="Arm"><c>control</c> or <c>treatment</c>.</param>
public readonly record struct MessageMaking(MessageSource Source, Reason? Reason, string Arm, Purpose Purpose, MessageVersions Versions);

/// <summary>What is kept of a message: what was decided and from which facts. No text, no name.</summary>
public sealed record MessageRecord
{
    /// <summary>Version 7: it begins with the time, so that records are stored in the order they came.</summary>
    public required Guid Id { get; init; }

    public required Pseudonym Customer { get; init; }

    public required Cell Cell { get; init; }

    public required MessageMaking Making { get; init; }

    /// <summary>The variant that gave the words; null where a fallback did, or nothing was said.</summary>
    public Guid? VariantId { get; init; }

    /// <summary>The variant's revision then: another one now may have other words.</summary>
    public int VariantRevision { get; init; }

    /// <summary>How many steps down the ladder from its cell the variant was found; 0 is the cell itself.</summary>
    public int Rung { get; init; }

    /// <summary>The brief's day.</summary>
    public required DateOnly Day { get; init; }

    public CustomerTraits Traits { get; init; }

    /// <summary>Finds the facts it was written from: <see cref="MessageFacts"/>.</summary>
    public required UInt128 Facts { get; init; }

    /// <summary>Those of its facts that the store did not have when the record was made. Empty on a record that was read.</summary>
    public IReadOnlyList<FactsPart> NewFacts { get; init; } = [];

    /// <summary>The request's key, to be kept with it for a day. Null on a record that was read.</summary>
    public RequestClaim? Claim { get; init; }

    /// <summary>When it was composed, to the millisecond; part of <see cref="Id"/>.</summary>
    public DateTimeOffset At => TimeOf(Id);

    public static DateTimeOffset TimeOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16));
    }

    /// <param name="message">As the composer gave it, with the facts it was written from.</param>
    /// <param name="records">Knows which facts it has.</param>
    public static MessageRecord Of(Message message, IMessageRecords records, RequestClaim? claim)
    {
        Brief facts = message.WrittenFrom ?? throw new ArgumentException("The message does not say which facts it was written from.", nameof(message));
        UInt128 hash = MessageFacts.HashOf(facts, records, out IReadOnlyList<FactsPart> unknown);
        return new MessageRecord
        {
            Id = Guid.ParseExact(message.Id, "D"),
            Customer = message.Customer,
            Cell = message.Cell,
            Making = new MessageMaking(message.Source, message.Reason, message.Arm, message.Purpose, message.Versions),
            VariantId = message.VariantId is { } variant ? Guid.ParseExact(variant, "D") : null,
            VariantRevision = message.VariantRevision,
            Rung = message.Rung,
            Day = facts.Day,
            Traits = (facts.Customer.FirstName is null ? 0 : CustomerTraits.Name) | (facts.Customer.Title is null ? 0 : CustomerTraits.Title),
            Facts = hash,
            NewFacts = unknown,
            Claim = claim,
        };
    }
}
