using System.Text;
using System.Text.Json.Nodes;
using MessageComposer.Composition;
using MessageComposer.Content;
using MessageComposer.Messages;
using MessageComposer.Messages.Records;
using MessageComposer.Review;

namespace MessageComposer.Tests.Composition;

/// <summary>What a message said is put together again from its record: neither its text nor its customer was kept.</summary>
public sealed class MessageRecallTests
{
    private readonly MemoryRecords _records = new();
    private readonly InMemoryVariantStore _variants = new();
    private readonly KeptSnapshots _snapshots = new();

    public static TheoryData<string> Requests => SampleTests.Requests;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static ContentSnapshot Content => ShippedContent.Snapshot;

    [Theory, MemberData(nameof(Requests))]
    public async Task Every_sample_is_shown_as_it_was_sent_but_for_the_customer(string request)
    {
        Brief brief = Composing.Read(TextOf(request), Content);
        Message message = await RecordedAsync(brief);
        RecalledMessage recalled = await RecalledAsync(message);

        if (!message.Send)
        {
            Assert.Equal((RecallBasis.NothingSent, null), (recalled.Basis, recalled.Fields));
            return;
        }
        Assert.Equal(RecallBasis.AsSent, recalled.Basis);
        Assert.Equal(message.Fields!.Select(field => field.Key), recalled.Fields!.Select(field => field.Key));
        foreach ((KeyValuePair<string, string> sent, KeyValuePair<string, string> shown) in message.Fields!.Zip(recalled.Fields!))
            Assert.Equal(sent.Value, WithCustomer(shown.Value, brief), ignoreCase: true);
        Assert.Equal(message.Payload!.Select(member => member.Key), recalled.Payload!.Select(member => member.Key));
    }

    [Fact]
    public async Task A_name_and_a_cart_stand_in_brackets()
    {
        await _variants.AddAsync([ApprovedCopy.Of()], Cancellation);
        Message message = await RecordedAsync(Composing.Read(ApprovedCopy.Request(), Content));
        Assert.Equal(MessageSource.Approved, message.Source);

        RecalledMessage recalled = await RecalledAsync(message);

        Assert.Contains("[tên khách]", string.Join('|', recalled.Fields!.Select(field => field.Value)), StringComparison.Ordinal);
        Assert.Equal("[liên kết giỏ hàng]", recalled.Fields!.Single(field => field.Key == "cta_url").Value);
    }

    [Fact]
    public async Task Copy_that_changed_since_and_content_that_is_gone_are_said_to_be()
    {
        Variant copy = ApprovedCopy.Of();
        await _variants.AddAsync([copy], Cancellation);
        Message message = await RecordedAsync(Composing.Read(ApprovedCopy.Request(), Content));
        Assert.Equal(RecallBasis.AsSent, (await RecalledAsync(message)).Basis);
        Assert.Equal(RecallBasis.TodaysContent, (await RecalledAsync(message, Content with { Hash = "another" })).Basis);

        await _variants.ReplaceAsync(copy with { Fields = [new("title", "Khác"), .. copy.Fields.Skip(1)] }, Cancellation);
        Assert.Equal(RecallBasis.ChangedCopy, (await RecalledAsync(message)).Basis);
    }

    [Fact]
    public async Task Content_of_then_is_taken_from_where_it_is_kept()
    {
        ContentLoad load = ContentLoader.Load(ShippedContent.Root);
        _snapshots.Kept = new KeptSnapshot(load.Snapshot!.Hash, ContentArchive.Pack(load.Sources), Composing.Now);
        Message message = await RecordedAsync(Composing.Read(TextOf("cart-abandonment-sms-tier-2-3"), Content));

        RecalledMessage recalled = await RecalledAsync(message, Content with { Hash = "another", Scenarios = System.Collections.Frozen.FrozenDictionary<string, ScenarioContent>.Empty });

        Assert.Equal(RecallBasis.AsSent, recalled.Basis);
        Assert.NotNull(recalled.Fields);
    }

    [Fact]
    public async Task Without_its_facts_or_its_copy_nothing_is_made_up()
    {
        await _variants.AddAsync([ApprovedCopy.Of()], Cancellation);
        Message message = await RecordedAsync(Composing.Read(ApprovedCopy.Request(), Content));
        using MessageRecall withoutCopy = new(() => Content, _snapshots, new InMemoryVariantStore(), _records);
        Assert.Equal(RecallBasis.NotKept, (await withoutCopy.FindAsync(Guid.Parse(message.Id), Cancellation))!.Basis);

        _records.Facts.Clear();
        Assert.Equal(RecallBasis.NotKept, (await RecalledAsync(message)).Basis);
    }

    [Fact]
    public void Facts_are_the_same_for_all_who_get_a_message_about_the_same_things()
    {
        JsonObject request = (JsonObject)JsonNode.Parse(TextOf("cart-abandonment-email-three-items"))!;
        UInt128 whole = HashOf(request, out IReadOnlyList<FactsPart> parts);
        Assert.Equal(5, parts.Count); // three products, the store, and the whole
        foreach (FactsPart part in parts) _records.Facts[part.Hash] = part.Json;

        request["customer"] = new JsonObject { ["id"] = "another", ["first_name"] = "Nguyệt", ["city"] = "Huế", ["consent"] = new JsonObject { ["marketing"] = true } };
        request["request_id"] = "another";
        Assert.Equal(whole, HashOf(request, out parts));
        Assert.Empty(parts);

        request["products"]![1]!["stock"] = 7_777;
        Assert.NotEqual(whole, HashOf(request, out parts));
        Assert.Equal(2, parts.Count); // that product, and the whole
    }

    [Fact]
    public void The_hour_a_promotion_ends_is_one_of_the_facts()
    {
        JsonObject request = (JsonObject)JsonNode.Parse(TextOf("cart-abandonment-zalo-gen-z"))!;
        request["promotion"] = new JsonObject { ["kind"] = "percent", ["percent"] = 10, ["code"] = "MAY10", ["ends_at"] = "2026-11-23T20:00:00+07:00" };
        UInt128 evening = HashOf(request, out IReadOnlyList<FactsPart> parts);
        Assert.Contains(parts, part => Encoding.UTF8.GetString(part.Json.Span).Contains("T20:00", StringComparison.Ordinal));

        request["promotion"]!["ends_at"] = "2026-11-23T22:00:00+07:00";
        Assert.NotEqual(evening, HashOf(request, out _));
    }

    [Fact]
    public void Facts_hold_nothing_of_the_customer_nor_of_where_links_lead_beyond_the_page()
    {
        JsonObject request = (JsonObject)JsonNode.Parse(TextOf("cart-abandonment-zalo-gen-z"))!;
        request["products"]![0]!["url"] = "https://shop.example/may-150?mail=lan@example.com#u81";
        request["products"]![0]!["review_highlights"] = new JsonArray("gọi 0912 345 678 là có người tư vấn");
        request["context"]!["cart_url"] = "https://shop.example/cart?token=s3cr3t";
        request["context"]!["device"] = "Điện thoại của Lan";
        HashOf(request, out IReadOnlyList<FactsPart> parts);

        string kept = string.Join('\n', parts.Select(part => Encoding.UTF8.GetString(part.Json.Span)));
        Assert.Contains("https://shop.example/may-150\"", kept, StringComparison.Ordinal);
        foreach (string secret in (string[])["lan@example.com", "u81", "0912", "s3cr3t", "Lan"]) Assert.DoesNotContain(secret, kept, StringComparison.Ordinal);
    }

    private UInt128 HashOf(JsonObject request, out IReadOnlyList<FactsPart> parts) => MessageFacts.HashOf(Composing.Read(request, Content), _records, out parts);

    private async Task<Message> RecordedAsync(Brief brief)
    {
        Message message = await Composing.Over(Content, _variants).ComposeAsync(brief, Cancellation);
        _records.TryAppend(MessageRecord.Of(message, _records, null));
        return message;
    }

    private async Task<RecalledMessage> RecalledAsync(Message message, ContentSnapshot? today = null)
    {
        using MessageRecall recall = new(() => today ?? Content, _snapshots, _variants, _records);
        return await recall.FindAsync(Guid.Parse(message.Id), Cancellation) ?? throw new InvalidOperationException("There is no record.");
    }

    private static string TextOf(string request) => File.ReadAllText(Path.Combine(ShippedContent.Root, "samples", "requests", request + ".json"));

    private static string WithCustomer(string text, Brief brief) => text
        .Replace("[tên khách]", brief.Customer.FirstName, StringComparison.Ordinal).Replace("[customer name]", brief.Customer.FirstName, StringComparison.Ordinal)
        .Replace("[anh/chị]", brief.Customer.Title, StringComparison.Ordinal).Replace("[title]", brief.Customer.Title, StringComparison.Ordinal)
        .Replace("[liên kết giỏ hàng]", brief.Cart.Url, StringComparison.Ordinal).Replace("[cart link]", brief.Cart.Url, StringComparison.Ordinal);

    private sealed class KeptSnapshots : ISnapshotStore
    {
        public KeptSnapshot? Kept { get; set; }

        public Task KeepAsync(KeptSnapshot snapshot, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<IReadOnlyList<string>> HashesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(Kept is null ? [] : [Kept.Hash]);

        public Task<KeptSnapshot?> FindAsync(string hash, CancellationToken cancellationToken) => Task.FromResult(Kept?.Hash == hash ? Kept : null);
    }
}
