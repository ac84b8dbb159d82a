using System.Text;
using MessageComposer.Messages.Reading;
using MessageComposer.Messages.Records;
using MessageComposer.Tests.Composition;

namespace MessageComposer.Tests.Messages;

public class MessageFactsTests
{
    private static readonly string s_tail = new('x', 200);

    [Fact]
    public void The_same_facts_have_the_same_hash_whatever_came_between_and_on_any_thread()
    {
        UInt128[] first = [.. Enumerable.Range(0, 500).Select(number => HashOf(ProductOf(number, "lụa")))];
        UInt128[] again = [.. Enumerable.Range(0, 500).Reverse().Select(number => HashOf(ProductOf(number, "lụa"))).Reverse()];
        UInt128[] elsewhere = new UInt128[500];
        Thread other = new(() =>
        {
            for (int number = 0; number < elsewhere.Length; number++) elsewhere[number] = HashOf(ProductOf(number, "lụa"));
        });
        other.Start();
        other.Join();
        Assert.Equal(first, again);
        Assert.Equal(first, elsewhere);
        Assert.Equal(500, first.Distinct().Count());
    }

    /// <summary>What was hashed lately is found by how it begins and ends: what differs between must still tell.</summary>
    [Fact]
    public void Products_that_begin_and_end_alike_are_told_apart() => Assert.NotEqual(HashOf(ProductOf(1, "lụa")), HashOf(ProductOf(1, "gấm")));

    private static string ProductOf(int number, string material) =>
        $$"""{"id":"khan-{{number}}","name":"Khăn choàng dài hai mặt dệt tay","review_highlights":["{{material}} mềm"],"return_policy":"{{s_tail}}"}""";

    private static UInt128 HashOf(string product)
    {
        string json = $$"""{"scenario":"cart-abandonment","channel":"zalo","locale":"vi-VN","products":[{{product}}]}""";
        IntakeResult result = BriefReader.Read(Encoding.UTF8.GetBytes(json), new OpenVocabulary(), new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));
        return MessageFacts.HashOf(result.Brief ?? throw new Xunit.Sdk.XunitException("The brief was refused."), new MemoryRecords(), out _);
    }
}
