using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MessageComposer.Guardrails;
using MessageComposer.Tests.Composition;

namespace MessageComposer.Tests.Corpus;

/// <summary>
/// Sentences as shops write them, with slots for what the facts say (<c>frames/*.txt</c>: the goods, then the sentence). Filled truly they are clean,
/// in every spelling of an amount, with marks and without; with one slot filled falsely they are reported.
/// </summary>
public partial class FrameTests
{
    private static readonly CorpusJudge s_judge = new(ShippedContent.Snapshot);
    private static readonly IReadOnlyList<Frame> s_vietnamese = Read("vi");
    private static readonly IReadOnlyList<Frame> s_english = Read("en");

    private static string Root => Path.Combine(ShippedContent.Root, "tests", "MessageComposer.Tests", "Corpus", "frames");

    public static TheoryData<int> Spellings => [.. Enumerable.Range(0, FrameFacts.Spellings)];

    private sealed record Frame(string Goods, string Sentence)
    {
        public IReadOnlyList<string> Slots { get; } = [.. Slot().Matches(Sentence).Select(match => match.Groups[1].Value).Distinct()];

        /// <param name="step">By how many spellings each slot differs from the one before it.</param>
        public string Fill(int spelling, int step, bool english, string? wrong)
        {
            int slot = 0;
            return Sentenced(Slot().Replace(Sentence, match => FrameFacts.Fill(match.Groups[1].Value, spelling + (step * slot++), english, match.Groups[1].Value == wrong)));
        }

        private static string Sentenced(string text) => char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..] + ".";
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void A_Vietnamese_sentence_that_says_the_facts_is_clean_and_one_false_slot_is_reported(int spelling) => Check(s_vietnamese, spelling, "vi-VN", bare: false);

    [Theory]
    [MemberData(nameof(Spellings))]
    public void So_it_is_without_marks(int spelling) => Check(s_vietnamese, spelling, "vi-VN", bare: true);

    [Theory]
    [MemberData(nameof(Spellings))]
    public void An_English_sentence_that_says_the_facts_is_clean_and_one_false_slot_is_reported(int spelling) => Check(s_english, spelling, "en", bare: false);

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Spellings_may_be_mixed_in_a_sentence(int spelling)
    {
        Check(s_vietnamese, spelling, "vi-VN", bare: false, step: 3);
        Check(s_english, spelling, "en", bare: false, step: 3);
    }

    private static void Check(IReadOnlyList<Frame> frames, int spelling, string locale, bool bare, int step = 0)
    {
        List<string> wrong = [];
        bool english = locale == "en";
        foreach (Frame frame in frames)
        {
            string right = Written(frame.Fill(spelling, step, english, null), bare);
            string found = string.Join(", ", Findings(right, frame.Goods, locale).Select(finding => $"{finding.Category} “{finding.Match}”"));
            if (found.Length > 0) wrong.Add($"flagged: {right} → {found}");
            foreach (string slot in frame.Slots)
            {
                string text = Written(frame.Fill(spelling, step, english, slot), bare);
                IReadOnlyList<string> categories = slot == "end" && !frame.Slots.Contains("code") ? ["false_urgency"] : FrameFacts.CategoriesOf(slot);
                if (!Findings(text, frame.Goods, locale).Any(finding => categories.Contains(finding.Category))) wrong.Add($"missed {slot}: {text}");
            }
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {frames.Count}\n" + string.Join('\n', wrong));
    }

    private static IReadOnlyList<Finding> Findings(string text, string goods, string locale)
    {
        using JsonDocument facts = JsonDocument.Parse(FrameFacts.Of(goods));
        return s_judge.Enforced(new CorpusLine("", locale, "zalo", null, "advertising", [KeyValuePair.Create("title", TitleOf(goods, locale)), KeyValuePair.Create("body", text), KeyValuePair.Create("cta_label", locale == "en" ? "Have a look" : "Xem thử")], facts.RootElement, [], [], [], null));
    }

    private static string TitleOf(string goods, string locale) => (goods, locale) switch
    {
        ("tea", "en") => "Moc ginger tea",
        ("tea", _) => "Trà gừng Mộc",
        (_, "en") => "Gio jacket",
        _ => "Áo khoác Gió",
    };

    private static string Written(string text, bool bare)
    {
        if (!bare) return text;
        StringBuilder letters = new(text.Length);
        foreach (char letter in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) letters.Append(letter switch { 'đ' => 'd', 'Đ' => 'D', '→' => '-', char other => other });
        return letters.ToString();
    }

    private static IReadOnlyList<Frame> Read(string language) =>
        [.. File.ReadLines(Path.Combine(Root, language + ".txt")).Select(line => new Frame(line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]))];

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Slot();
}
