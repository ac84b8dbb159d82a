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
    private static readonly Wording HeaderBreak = new("Tiêu đề e-mail không được xuống dòng.", "A mail header must stay on one line.");

    public string Id => "residue";

    public string Category => Categories.Injection;

    public void Inspect(FoldedText field, GuardrailContext context, FindingSink findings)
    {
        ReadOnlySpan<char> key = field.Toned;
        if (key.ContainsAny(Suspicious))
        {
            int before = findings.Count;
            Report(TemplateCode(), Template, field, findings);
            Report(HtmlCode(), Html, field, findings);
            Report(JsonCode(), Json, field, findings);
            // A brace that is part of template code or JSON is no second finding.
            if (findings.Count == before) Report(Unfilled(), Placeholder, field, findings);
            Report(MarkdownCode(), Markdown, field, findings);
        }
        if (key.Contains("script:", StringComparison.Ordinal) || key.Contains("data:text", StringComparison.Ordinal)) Report(ScriptLink(), Html, field, findings);
        if (key.Contains("on", StringComparison.Ordinal) && key.Contains('=')) Report(EventHandler(), Html, field, findings);
        ReportCrosses(field, findings);
        if (field.FieldId is "subject" or "preheader" && key.Contains('\n')) Add(HeaderBreak, field, key.IndexOf('\n'), 1, findings);
    }

    /// <summary>“XXX”, “giảm xx%”: letters where a number or a name should be. XXL and XXXL are sizes.</summary>
    private void ReportCrosses(FoldedText field, FindingSink findings)
    {
        ReadOnlySpan<Word> words = field.Words;
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i].Kind != WordKind.Letters || words[i].Length < 2 || field.TonedOf(words[i]).ContainsAnyExcept('x')) continue;
            if (words[i].Length >= 3 || (i + 1 < words.Length && words[i + 1].Before <= Gap.Blank && field.TonedOf(words[i + 1]) is "%" or "₫" or "đ" or "k"))
                Add(Placeholder, field, words[i].Start, words[i].Length, findings);
        }
    }

    private void Report(Regex pattern, Wording message, FoldedText field, FindingSink findings)
    {
        foreach (ValueMatch match in pattern.EnumerateMatches(field.Toned)) Add(message, field, match.Index, match.Length, findings);
    }

    private void Add(Wording message, FoldedText field, int start, int length, FindingSink findings) =>
        findings.Add(this, field, field.ToOriginal(start, length), Severity.Block, message, Reason);

    [GeneratedRegex(@"\{\{[^{}]{0,200}\}{0,2}|\}\}|\{%[^%]{0,200}%?\}?|%\}|\$\{[^}]{0,100}\}?|<%|%>", RegexOptions.CultureInvariant)]
    private static partial Regex TemplateCode();

    [GeneratedRegex(@"</?(?:script|style|iframe|img|svg|a|p|br|b|i|u|em|strong|div|span|table|tr|td|ul|ol|li|h[1-6]|form|input|link|meta|html|head|body|object|embed|font|center|button)\b[^<>]{0,300}>?|<!--|-->|&(?:lt|gt|amp|nbsp|quot|#x?[0-9a-f]{1,6});", RegexOptions.CultureInvariant)]
    private static partial Regex HtmlCode();

    [GeneratedRegex(@"(?:java|vb)script:|data:text/html", RegexOptions.CultureInvariant)]
    private static partial Regex ScriptLink();

    [GeneratedRegex(@"\bon(?:click|load|error|focus|blur|submit|change|mouse[a-z]{2,6}|key[a-z]{2,6}|toggle|pointer[a-z]{2,6}) ?= ?", RegexOptions.CultureInvariant)]
    private static partial Regex EventHandler();

    [GeneratedRegex(@"```[a-z]{0,12}|(?:^|\n) ?#{1,6} |\*\*[^*\n]{1,200}\*\*|__[^_\n]{1,200}__|\[[^\[\]\n]{1,200}\]\([^()\n]{1,500}\)|(?:^|\n) ?\* |`[^`\n]{1,200}`", RegexOptions.CultureInvariant)]
    private static partial Regex MarkdownCode();

    [GeneratedRegex(@"\{ ?""|"" ?: ?[""\[{]|"" ?\}|\\u[0-9a-f]{4}|\\[nrt""]|\[ ?\{|\} ?\]", RegexOptions.CultureInvariant)]
    private static partial Regex JsonCode();

    [GeneratedRegex(@"\{[^{}\n]{0,60}\}|</?[\p{L}_][\p{L}\d_ .-]{0,40}>|_{3,}|\[ ?(?:\.\.\.|…)? ?\]|\[[^\[\]\n]{0,20}\b(?:tên|họ tên|khách hàng|sản phẩm|giá|mã|ngày|số|thương hiệu|cửa hàng|chèn|điền|nhập|link|liên kết|url|email|e-mail|sđt|name|customer|product|price|code|date|shop|store|brand|insert|your|placeholder|discount|first name)\b[^\[\]\n]{0,30}\]|%(?:s|d|name|ten)\b%?", RegexOptions.CultureInvariant)]
    private static partial Regex Unfilled();
}
