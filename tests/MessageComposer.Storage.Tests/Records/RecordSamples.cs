using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Messages.Records;

namespace MessageComposer.Storage.Tests.Records;

internal static class RecordSamples
{
    public static MessageRecord Of(DateTimeOffset at, RequestClaim? claim = null, Cell? cell = null, params FactsPart[] facts) => new()
    {
        Id = Guid.CreateVersion7(at),
        Customer = new Pseudonym(0x0123456789abcdef, 0xfedcba9876543210),
        Cell = cell ?? Samples.Cell(),
        Making = new MessageMaking(MessageSource.Approved, null, "treatment", Purpose.Advertising, new MessageVersions("9f3c1a", "cart-abandonment/v1", null, "gpt-5-mini")),
        VariantId = Guid.CreateVersion7(at),
        VariantRevision = 3,
        Rung = 1,
        Day = new DateOnly(2026, 11, 21),
        Traits = CustomerTraits.Name | CustomerTraits.Title,
        Facts = 42,
        NewFacts = facts,
        Claim = claim,
    };

    public static FactsPart Part(ulong hash, string json) => new(hash, System.Text.Encoding.UTF8.GetBytes(json));
}
