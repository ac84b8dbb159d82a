using System.Text;
using MessageComposer.Guardrails.Grounding;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Pii;

/// <summary>Takes personal data out of free text (reviews, questions) before it leaves for a model. Thread-safe.</summary>
public static class PiiScrubber
{
    /// <summary>What stands in the place of personal data.</summary>
    public const string Placeholder = "[đã ẩn]";

    // What stood around a mask may join into something personal again.
    private const int MostPasses = 4;

    /// <summary>The text with every piece of personal data replaced by <see cref="Placeholder"/>; the same instance where there is none.</summary>
    public static string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (int pass = 0; pass < MostPasses; pass++)
        {
            string masked = MaskOnce(text);
            if (ReferenceEquals(masked, text)) break;
            text = masked;
        }
        return text;
    }

    private static string MaskOnce(string text)
    {
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
        bool any = false;
        int from = 0;
        for (int i = 0; i < hits.Count; i++)
        {
            TextSpan span = tokens.SpanOf(hits[i].First, hits[i].End);
            if (span.Start < from || hits[i].Kind == PiiKind.Watching) continue; // a reviewer may say how often she looked
            masked.Append(text, from, span.Start - from).Append(Placeholder);
            from = span.End;
            any = true;
        }
        return any ? masked.Append(text, from, text.Length - from).ToString() : text;
    }
}
