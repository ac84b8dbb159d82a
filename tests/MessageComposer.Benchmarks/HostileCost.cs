using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Templating;

namespace MessageComposer.Benchmarks;

/// <summary><c>hostile KILOBYTES</c>: the full check of long texts, each made to be as dear as it can be to one reader. Prints the best of some turns, warm.</summary>
internal static class HostileCost
{
    private const int Turns = 9;

    /// <summary>Turns of every text before any is measured: what a service pays that has run for a minute, not one that has just started.</summary>
    private const int WarmUp = 12;

    private static readonly (string Name, string Piece)[] s_pieces =
    [
        ("letters", "a"), ("spaced letters", "a "), ("dotted letters", "đ.m.l."), ("digits", "0912 345 678 "), ("long digits", "1234567890"), ("digits and commas", "1,2.3,"),
        ("prices", "giảm 50% còn 189.000đ "), ("dates", "hết ngày 23/11/2026 "), ("capitals", "MUA NGAY VietGAHP XQZ "), ("names", "rừng U Minh Apple Nhật "), ("materials", "lụa tơ tằm da bò gỗ sồi "),
        ("quotes", "\""), ("quoted", "\"a\" "), ("links", "a.b.c.com/x "), ("spaced links", "bit . ly chấm com "), ("at signs", "a@b "), ("braces", "{{ {% ${ [[ "), ("angles", "<a <b <script "), ("percent", "%a %s "),
        ("without marks", "khong hai long thi hoan tien ngay "), ("refunds", "không ưng thì trả lại trong 7 ngày hoàn tiền "), ("deadlines", "mai là giá về như cũ qua hôm nay hết mã "), ("triggers", "khách mua hàng trong giỏ còn hết giảm trả "),
        ("superlatives", "tốt nhất số một duy nhất "), ("profanity", "f*ck đ*o vl "), ("joined", "tốtnhấtsốmột"), ("stretched", "tttốttt nnnhất "), ("emoji", "😀🎉"), ("zero width", "t\u200Bố\u200Bt "), ("marks", "a\u0301\u0302\u0303"),
        ("other scripts", "привет 你好 "), ("beyond the plane", "\U0001D400\U00010400 "), ("ligatures", "ﬃ ㎏ "), ("addresses", "123 Nguyễn Trãi, P.5, Quận 1 "), ("spoken digits", "không chín một hai ba bốn "), ("watching", "bạn đã xem 3 lần lúc 9 giờ tối qua "),
        ("exclamations", "! ! "), ("brackets", "([a]) "), ("English", "the and for your you with "), ("disease", "chữa trị hết đau vai gáy viêm "), ("stars", "**a** __b__ `c` "), ("newlines", "a\n"),
    ];

    public static int Run(int kilobytes)
    {
        string root = ContentRoot.Find(null, Environment.CurrentDirectory, AppContext.BaseDirectory) ?? throw new InvalidOperationException("prompts/ and guardrails/ are not found.");
        ContentSnapshot content = ContentLoader.Load(root).Snapshot ?? throw new InvalidOperationException("The content has faults: run composer lint.");
        using JsonDocument facts = JsonDocument.Parse("""{ "products": [ { "name": "Khăn lụa Mây", "price": 189000, "list_price": 239000, "delivery": "1-2 ngày", "rating": 4.8, "review_highlights": ["mềm như lụa", "giao trong 2 ngày"] } ], "store": { "name": "Mây" } }""");
        GuardrailContext context = new()
        {
            Locale = "vi-VN", Channel = "email", Segment = "general", Purpose = Purpose.Advertising, Stage = TextStage.Final,
            Day = new DateOnly(2026, 11, 21), Facts = JsonModel.ObjectFrom(facts.RootElement),
        };
        List<(string Name, string Text)> texts = [.. s_pieces.Select(piece => (piece.Name, Repeated(piece.Piece, kilobytes * 1_024))), ("everything", Repeated(string.Concat(s_pieces.Select(static piece => piece.Piece)), kilobytes * 1_024))];
        for (int i = 0; i < WarmUp; i++)
            foreach ((_, string text) in texts) _ = content.Guardrails.Check([new CheckedField("body", text)], context);
        Thread.Sleep(TimeSpan.FromMilliseconds(500)); // for code that is compiled anew in the background
        List<(string Name, double Milliseconds)> costs = [];
        foreach ((string name, string text) in texts)
        {
            CheckedField[] fields = [new("body", text)];
            double best = double.MaxValue;
            for (int i = 0; i < Turns; i++)
            {
                long started = Stopwatch.GetTimestamp();
                _ = content.Guardrails.Check(fields, context);
                best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            costs.Add((name, best));
        }
        foreach ((string name, double milliseconds) in costs.OrderByDescending(static cost => cost.Milliseconds))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {milliseconds:0.00} ms"));
        return 0;
    }

    private static string Repeated(string piece, int bytes)
    {
        int times = Math.Max(1, bytes / System.Text.Encoding.UTF8.GetByteCount(piece));
        return string.Concat(Enumerable.Repeat(piece, times));
    }
}
