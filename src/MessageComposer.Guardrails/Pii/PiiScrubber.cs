using System.Text;
using MessageComposer.Guardrails.Grounding;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Pii;

/// <summary>Takes personal data out of free text (reviews, questions) before it leaves for a model. Thread-safe.</summary>
public static class PiiScrubber
{
    /// <summary>What stands in the place of personal data.</summary>
    public const string Placeholder = "[đã ẩn]";

    /// <summary>The text with every piece of personal data replaced by <see cref="Placeholder"/>; the same instance where there is none.</summary>
    public static string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0) return text;
        using TokenList tokens = TokenList.Read(FoldedText.Of(text));
        PiiHitList hits = new();
        PiiScanner.Scan(tokens, ref hits);
        string masked = hits.Count == 0 ? text : Replace(text, tokens, hits);
        hits.Dispose();
        return masked;
    }

    private static string Replace(string text, in TokenList tokens, in PiiHitList hits)
    {
        StringBuilder masked = new(text.Length);
        int from = 0;
        for (int i = 0; i < hits.Count; i++)
        {
            TextSpan span = tokens.SpanOf(hits[i].First, hits[i].End);
            if (span.Start < from) continue;
            masked.Append(text, from, span.Start - from).Append(Placeholder);
            from = span.End;
        }
        return masked.Append(text, from, text.Length - from).ToString();
    }
}
