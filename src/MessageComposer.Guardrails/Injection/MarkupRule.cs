using System.Buffers;
using System.Text.RegularExpressions;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Injection;

/// <summary>Finds what no reader should ever see: template and script residue, markup, JSON, and places nobody filled in.</summary>
internal sealed partial class MarkupRule : IGuardrailRule
{
    private static readonly SearchValues<char> Suspicious = SearchValues.Create("{}<>[]`*\\_|$#");

    private static readonly Wording Reason = new("Khách chỉ được thấy lời nhắn hoàn chỉnh.", "Customers may only see a finished message.");
    private static readonly Wording Template = new("Còn sót mã mẫu tin.", "Template code is left in the text.");
    private static readonly Wording Html = new("Còn sót thẻ HTML hoặc mã lệnh.", "HTML or script is left in the text.");
    private static readonly Wording Markdown = new("Còn sót ký hiệu Markdown.", "Markdown is left in the text.");
    private static readonly Wording Json = new("Còn sót dữ liệu JSON.", "JSON is left in the text.");
    private static readonly Wording Placeholder = new("Còn chỗ trống chưa điền.", "A placeholder was not filled in.");
    private static readonly Wording LeftOver = new("Còn sót giá trị rỗng của chương trình.", "An empty value of a program is left in the text.");
    private static readonly Wording Note = new("Còn sót lời ghi chú cho người viết.", "A note to the writer is left in the text.");
    private static readonly Wording HeaderBreak = new("Tiêu đề e-mail không được xuống dòng.", "A mail header must stay on one line.");

    public string Id => "residue";

    public string Category => Categories.Injection;

    public void Inspect(FoldedText field, GuardrailContext context, FindingSink findings)
    {
        ReadOnlySpan<char> key = field.Toned;
        int before = findings.Count;
        if (key.ContainsAny(Suspicious))
        {
            Report(TemplateCode(), Template, field, findings);
            Report(HtmlCode(), Html, field, findings);
            Report(JsonCode(), Json, field, findings);
            // A brace that is part of template code or JSON is no second finding.
            if (findings.Count == before) Report(Unfilled(), Placeholder, field, findings);
            Report(MarkdownCode(), Markdown, field, findings);
        }
        else if (key.Contains('&') && key.Contains(';')) Report(HtmlCode(), Html, field, findings);
        if (HasPercentCode(key)) Report(PercentCode(), Template, field, findings);
        if (findings.Count == before && key.Contains('"') && key.Contains(':')) Report(JsonKey(), Json, field, findings);
        if (key.ContainsAny('(', '[')) Report(EditorsNote(), Note, field, findings);
        ReportLeftOvers(field, findings);
        if (key.Contains(':') && (key.Contains("script:", StringComparison.Ordinal) || key.Contains("data:text", StringComparison.Ordinal))) Report(ScriptLink(), Html, field, findings);
        if (key.Contains('=') && key.Contains("on", StringComparison.Ordinal)) Report(EventHandler(), Html, field, findings);
        ReportCrosses(field, findings);
        if (field.FieldId is "subject" or "preheader" && key.Contains('\n')) Add(HeaderBreak, field, key.IndexOf('\n'), 1, findings);
    }

    /// <summary>“XXX”, “giảm xx%”: letters where a number or a name should be. XXL and XXXL are sizes.</summary>
    private void ReportCrosses(FoldedText field, FindingSink findings)
    {
        ReadOnlySpan<Word> words = field.Words;
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i].Kind != WordKind.Letters || words[i].Length < 2 || field.Toned[words[i].Start] != 'x' || field.TonedOf(words[i]).ContainsAnyExcept('x')) continue;
            bool isAmount = i + 1 < words.Length && words[i + 1].Before == Gap.Tight && words[i + 1].Kind == WordKind.Number && field.TonedOf(words[i + 1]).StartsWith("000"); // XX.000đ
            if (isAmount)
            {
                int end = words[i + 1].End < field.Length && field.Toned[words[i + 1].End] is 'đ' or '₫' ? words[i + 1].End + 1 : words[i + 1].End;
                Add(Placeholder, field, words[i].Start, end - words[i].Start, findings);
            }
            else if (words[i].Length >= 3 || (i + 1 < words.Length && words[i + 1].Before <= Gap.Blank && field.TonedOf(words[i + 1]) is "%" or "₫" or "đ" or "k"))
                Add(Placeholder, field, words[i].Start, words[i].Length, findings);
        }
    }

    /// <summary>%NAME%: a percent sign that touches a letter behind it.</summary>
    private static bool HasPercentCode(ReadOnlySpan<char> key)
    {
        for (int at = key.IndexOf('%'); at >= 0 && at + 1 < key.Length;)
        {
            if (char.IsAsciiLetter(key[at + 1]) || key[at + 1] == '%') return true;
            int next = key[(at + 1)..].IndexOf('%');
            if (next < 0) return false;
            at += 1 + next;
        }
        return false;
    }

    /// <summary>What programs print for nothing: undefined, null, NaN; and what writers leave to be done.</summary>
    private void ReportLeftOvers(FoldedText field, FindingSink findings)
    {
        ReadOnlySpan<Word> words = field.Words;
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i].Kind != WordKind.Letters || words[i].Length is < 3 or > 12) continue;
            ReadOnlySpan<char> word = field.TonedOf(words[i]);
            if (word[0] is not ('u' or 'n' or 't' or 'f')) continue;
            word = WithoutUnit(word);
            if (word is "undefined" or "null" or "nullptr" or "todo" or "fixme" or "tbd" or "nan" or "none" or "nil" && IsWrittenByProgram(field, words[i], word))
                Add(word is "todo" or "fixme" or "tbd" ? Placeholder : LeftOver, field, words[i].Start, word.Length, findings);
        }
    }

    /// <summary>NaNđ.</summary>
    private static ReadOnlySpan<char> WithoutUnit(ReadOnlySpan<char> word) => word is [.., 'đ'] or [.., '₫'] ? word[..^1] : word;

    private static bool IsWrittenByProgram(FoldedText field, Word word, ReadOnlySpan<char> key)
    {
        TextSpan span = field.ToOriginal(word.Start, key.Length);
        ReadOnlySpan<char> written = field.Original.AsSpan(span.Start, span.Length);
        return key switch
        {
            "undefined" => true,
            "null" or "nullptr" => written is not "Null",
            "todo" => written is "TODO" or "ToDo",
            "fixme" => written is "FIXME",
            "tbd" => written is "TBD",
            "nan" => written is "NaN",
            "none" => written is "None" && field.Words.Length > 1 && IsPrice(field, word),
            _ => false,
        };
    }

    /// <summary>"None VND", "None đ": a value that was none.</summary>
    private static bool IsPrice(FoldedText field, Word word) => field.Toned[word.End..].TrimStart() is ['đ', ..] or ['₫', ..] or ['v', 'n', 'd', ..];

    private void Report(Regex pattern, Wording message, FoldedText field, FindingSink findings)
    {
        foreach (ValueMatch match in pattern.EnumerateMatches(field.Toned)) Add(message, field, match.Index, match.Length, findings);
    }

    private void Add(Wording message, FoldedText field, int start, int length, FindingSink findings) =>
        findings.Add(this, field, field.ToOriginal(start, length), Severity.Block, message, Reason);

    [GeneratedRegex(@"<\|[a-z_]{2,20}\|>|\[/?inst\]|\{\{[^{}]{0,200}\}{0,2}|\}\}|\{%[^%]{0,200}%?\}?|%\}|\$\{[^}]{0,100}\}?|<%[^%]{0,100}%>|<%|%>|\*\|[^|\n]{1,60}\|\*|\[%[^%\]]{0,60}%?\]|#\{[^}]{0,60}\}|\[\[[^\[\]\n]{1,60}\]\]|<<[^<>\n]{1,60}>>|@@[a-z_]{2,40}@@|\[object [a-z]{3,10}\]", RegexOptions.CultureInvariant)]
    private static partial Regex TemplateCode();

    [GeneratedRegex(@"<script\b[^<>]{0,200}>[^<]{0,300}</script>|<iframe\b[^<>]{0,200}>[^<]{0,100}</iframe>|<!--[^<>]{0,200}-->|</?(?:script|style|iframe|img|svg|a|p|br|b|i|u|em|strong|div|span|table|tr|td|ul|ol|li|h[1-6]|form|input|link|meta|html|head|body|object|embed|font|center|button)\b[^<>]{0,300}>?|<!--|-->|&(?:lt|gt|amp|nbsp|quot|#x?[0-9a-f]{1,6});", RegexOptions.CultureInvariant)]
    private static partial Regex HtmlCode();

    [GeneratedRegex(@"(?:java|vb)script:|data:text/html", RegexOptions.CultureInvariant)]
    private static partial Regex ScriptLink();

    [GeneratedRegex(@"\bon(?:click|load|error|focus|blur|submit|change|mouse[a-z]{2,6}|key[a-z]{2,6}|toggle|pointer[a-z]{2,6}) ?= ?", RegexOptions.CultureInvariant)]
    private static partial Regex EventHandler();

    [GeneratedRegex(@"```[a-z]{0,12}|(?:^|\n) ?#{1,6} |\*\*[^*\n]{1,200}\*\*|__[^_\n]{1,200}__|\[[^\[\]\n]{1,200}\]\([^()\n]{1,500}\)|(?:^|\n) ?\* |`[^`\n]{1,200}`", RegexOptions.CultureInvariant)]
    private static partial Regex MarkdownCode();

    [GeneratedRegex(@"\{ ?""[^{}\n]{0,300}""? ?\}|\{ ?""|"" ?: ?[""\[{]|"" ?\}|\\u[0-9a-f]{4}|\\[nrt""]|\[ ?\{|\} ?\]", RegexOptions.CultureInvariant)]
    private static partial Regex JsonCode();

    /// <summary>Blanks to be filled in. In square brackets only what is nothing else: "[S, M]" and "[Mã: MAY10]" are copy.</summary>
    [GeneratedRegex(@"\{[^{}\n]{0,60}\}|</?[\p{L}_][\p{L}\d_ .-]{0,40}>|_{3,}|\[ ?(?:\.\.\.|…)? ?\]|\[ ?(?:(?:chèn|điền|nhập|thêm|insert|enter|your|add|placeholder|fill in)\b[^\[\]\n\d]{0,40}|" + Blank + @"(?:[ _]" + Blank + @"){0,3}|(?:tên|họ tên|link|đường dẫn|ten|ho ten)[ _][\p{L} _]{1,30}|[a-z]{2,12}[ _](?:name|link|url|here)) ?\]", RegexOptions.CultureInvariant)]
    private static partial Regex Unfilled();

    private const string Blank =
        "(?:tên|họ tên|họ và tên|khách hàng|khách|sản phẩm|giá bán|giá gốc|giá mới|giá cũ|giá|mã giảm giá|mã|ngày hết hạn|ngày|số tiền|số lượng|số điện thoại|số|thương hiệu|cửa hàng|của bạn|của|bạn|người nhận|nhận|giảm|shop|store|brand|"
        + "link|liên kết|đường dẫn|url|email|e-mail|sđt|name|customer|product|price|code|date|discount|first|last|full|recipient|company|here|user|voucher|coupon|tên_sp|sp|kh)";

    [GeneratedRegex(@"%%[a-z][a-z_ .]{0,40}%%|%[a-z][a-z_]{1,30}%|%(?:s|d|name|ten)\b", RegexOptions.CultureInvariant)]
    private static partial Regex PercentCode();

    [GeneratedRegex(@"""(?:title|body|subject|preheader|cta|cta_label|text|message|content|headline|button|price|product|offer|description|discount|label|output|name)"" ?:", RegexOptions.CultureInvariant)]
    private static partial Regex JsonKey();

    [GeneratedRegex(@"[(\[] ?(?:(?:ghi chú|chú thích|lưu ý nội bộ|nhắc biên tập|note|note to (?:self|editor|writer)|editor|todo|nb) ?[:：-]|(?:cần|nhớ) (?:bổ sung|kiểm tra|thay|sửa|duyệt|cập nhật)\b|(?:insert|replace|update|check) (?:price|name|link|here|before|the)\b)[^()\[\]\n]{0,100}[)\]]?", RegexOptions.CultureInvariant)]
    private static partial Regex EditorsNote();
}
