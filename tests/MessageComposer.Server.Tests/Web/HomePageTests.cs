using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MessageComposer.Messages;
using MessageComposer.Messages.Records;
using MessageComposer.Server.Tests.Auth;
using MessageComposer.Storage.People;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Web;

public sealed class HomePageTests
{
    private readonly MovableClock _clock = new();

    [Fact]
    public async Task Home_says_how_many_messages_went_out_the_day_before_and_from_where()
    {
        await using ComposerApp app = new(services => services.AddSingleton<TimeProvider>(_clock));
        Assert.Equal("Không tin nào được soạn hôm qua.", await YesterdayAsync(app));
        string refused = Requests.Compose.Replace("\"marketing\": true", "\"marketing\": false", StringComparison.Ordinal);
        foreach (string request in (string[])[Requests.Compose, Requests.Compose, refused]) (await app.PostAsync("/v1/compose", request)).Dispose();
        Assert.Equal("Không tin nào được soạn hôm qua.", await YesterdayAsync(app));

        _clock.Now += TimeSpan.FromDays(1);
        Assert.Equal("3 tin được soạn: Tin dự phòng 2 Không gửi 1", await YesterdayAsync(app));
        (await app.PostAsync("/v1/compose", Requests.Compose)).Dispose();

        _clock.Now += TimeSpan.FromDays(1);
        Assert.Equal("1 tin được soạn: Tin dự phòng 1", await YesterdayAsync(app));
    }

    [Fact]
    public async Task A_day_is_counted_once_it_is_settled_and_no_reader_waits_for_a_long_count()
    {
        SlowCounts counts = new();
        await using ComposerApp app = new(services => services.AddSingleton<TimeProvider>(_clock).AddSingleton<IMessageCounts>(counts));
        using HttpClient client = await app.SignedInAsync(Roles.Analyst);
        Assert.StartsWith("Đang đếm", await YesterdayAsync(client), StringComparison.Ordinal);
        counts.Free();
        Assert.Equal("1.234.567 tin được soạn: Bản đã duyệt 1.234.567", await UntilCountedAsync(client));
        for (int i = 0; i < 3; i++) await YesterdayAsync(client);
        Assert.Equal(1, counts.Asked);

        _clock.Now = new DateTimeOffset(2026, 11, 22, 0, 1, 0, TimeSpan.FromHours(7));
        await UntilCountedAsync(client);
        _clock.Now += TimeSpan.FromMinutes(6); // what a stalled store wrote late is in it now
        await UntilCountedAsync(client);
        await UntilCountedAsync(client);
        Assert.Equal(3, counts.Asked);
    }

    private static async Task<string> UntilCountedAsync(HttpClient client)
    {
        while (true)
        {
            string shown = await YesterdayAsync(client);
            if (!shown.StartsWith("Đang đếm", StringComparison.Ordinal)) return shown;
        }
    }

    private static async Task<string> YesterdayAsync(ComposerApp app)
    {
        using HttpClient client = await app.SignedInAsync(Roles.Analyst);
        return await UntilCountedAsync(client);
    }

    /// <summary>What the card says of messages, in one line.</summary>
    private static async Task<string> YesterdayAsync(HttpClient client)
    {
        string html = await client.GetStringAsync("/", ComposerApp.Cancellation);
        IElement card = (await new HtmlParser().ParseDocumentAsync(html, ComposerApp.Cancellation)).QuerySelector("[aria-labelledby=yesterday-title]")!;
        return string.Join(' ', card.QuerySelectorAll("p, dt, dd").SkipLast(1).Select(element => element.TextContent));
    }

    private sealed class SlowCounts : IMessageCounts
    {
        private readonly TaskCompletionSource _free = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _asked;

        public int Asked => _asked;

        public void Free() => _free.SetResult();

        public async Task<IReadOnlyDictionary<MessageSource, long>> BySourceAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _asked);
            await _free.Task;
            return new Dictionary<MessageSource, long> { [MessageSource.Approved] = 1_234_567 };
        }
    }
}
