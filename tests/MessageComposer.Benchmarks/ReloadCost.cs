using System.Diagnostics;
using System.Globalization;
using System.Text;
using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Review;

namespace MessageComposer.Benchmarks;

/// <summary><c>reload RULES VARIANTS</c>: the shipped content with so many rules more is read anew after an edit, then so many variants are judged by it.
/// Prints processor time, which other work on the machine does not stretch as it does a clock.</summary>
internal static class ReloadCost
{
    private const int RulesPerFile = 1_000;

    private static readonly string[] s_syllables =
        ("giá rẻ hàng đầu duy số chữa trị khỏi bệnh dứt điểm cam kết hoàn tiền bảo đảm sạch toàn tuyệt đối nhiên xanh thuốc bác sĩ khuyên dùng sốc cháy nhanh tay cuối cùng "
        + "trúng thưởng quà tặng miễn phí việc nhẹ lương cao đẹp trắng mịn cân béo gầy da tóc mắt răng ngủ đau").Split(' ');

    public static int Run(int rules, int variants)
    {
        string shipped = ContentRoot.Find(null, Environment.CurrentDirectory, AppContext.BaseDirectory) ?? throw new InvalidOperationException("prompts/ and guardrails/ are not found.");
        string root = Directory.CreateTempSubdirectory("composer-reload").FullName;
        try
        {
            Copy(Path.Combine(shipped, "prompts"), Path.Combine(root, "prompts"));
            Copy(Path.Combine(shipped, "guardrails"), Path.Combine(root, "guardrails"));
            Copy(Path.Combine(shipped, "samples"), Path.Combine(root, "samples"));
            for (int first = 0; first < rules; first += RulesPerFile) File.WriteAllText(Path.Combine(root, "guardrails", "vi-VN", $"many-{first}.yaml"), FileOf(first, Math.Min(rules - first, RulesPerFile)));
            ContentSnapshot content = Load(root, "first");
            string edited = Path.Combine(root, "guardrails", "vi-VN", "tone.yaml");
            for (int i = 0; i < 3; i++)
            {
                File.AppendAllText(edited, $"# edit {i}\n");
                content = Load(root, "edited");
            }
            Judge(content, variants);
            return 0;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static ContentSnapshot Load(string root, string name)
    {
        TimeSpan started = Process.GetCurrentProcess().TotalProcessorTime;
        long bytes = GC.GetTotalAllocatedBytes();
        ContentLoad load = ContentLoader.Load(root);
        ContentSnapshot content = load.Snapshot ?? throw new InvalidOperationException(string.Join('\n', load.Faults.Take(5)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"load, {name}: {(Process.GetCurrentProcess().TotalProcessorTime - started).TotalMilliseconds:0} ms of processor time, {(GC.GetTotalAllocatedBytes() - bytes) / 1_000_000} MB, {content.Guardrails.Definitions.Rules.Count} rules"));
        return content;
    }

    private static void Judge(ContentSnapshot content, int variants)
    {
        DateOnly day = new(2026, 11, 21);
        Random random = new(1);
        Variant[] stored =
        [
            .. Enumerable.Range(0, variants).Select(number => new Variant
            {
                Id = Guid.CreateVersion7(),
                Cell = new Cell("cart-abandonment", "nhac-nhe", "gen-z", Cell.NoMotive, "push", "vi-VN", Cell.NoSubject),
                State = VariantState.Approved,
                Fields = [new("title", "{{ address.hello }}, giỏ đồ vẫn còn đây nè"), new("body", $"{{{{ product.short_name }}}} đợi {{{{ address.you }}}} đó, món {s_syllables[random.Next(s_syllables.Length)]} số {number}, giá {{{{ product.price | money }}}}")],
                PromptVersion = "v1",
                ContentHash = "0",
                CreatedAt = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero),
            }),
        ];
        TimeSpan started = Process.GetCurrentProcess().TotalProcessorTime;
        int kept = stored.Count(variant => VariantRecheck.Judge(variant, content, day).Verdict == RecheckVerdict.Keep);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"judge {variants} variants: {(Process.GetCurrentProcess().TotalProcessorTime - started).TotalMilliseconds:0} ms of processor time, {kept} unchanged"));
    }

    private static string FileOf(int first, int count)
    {
        StringBuilder yaml = new("owner: brand\nrules:\n");
        Random random = new(first);
        for (int i = first; i < first + count; i++)
        {
            string phrase = $"{Pick(random)} {Pick(random)} {Pick(random)} qz{i}";
            yaml.Append(CultureInfo.InvariantCulture, $"""
                  - id: made-{i}
                    category: banned_word
                    reason: Câu thử
                    match:
                      phrases:
                        - {phrase}
                      evasion: {(i % 2 == 0 ? "true" : "false")}
                    examples:
                      flag:
                        - Mua {phrase} nha
                        - Đây là {phrase} đó
                      pass:
                        - Một câu khác
                        - Hai câu khác

                """);
        }
        return yaml.ToString();
    }

    private static string Pick(Random random) => s_syllables[random.Next(s_syllables.Length)];

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories)) Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }
}
