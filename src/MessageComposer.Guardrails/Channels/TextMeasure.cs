using System.Globalization;
using System.Text;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Channels;

/// <summary>Measures a field in the unit of a limit.</summary>
internal static class TextMeasure
{
    public static int Of(string text, LimitUnit unit, SmsProfile? sms) => unit switch
    {
        LimitUnit.Graphemes => Graphemes(text),
        LimitUnit.Units => text.Length,
        LimitUnit.Bytes => Encoding.UTF8.GetByteCount(text),
        LimitUnit.Segments => Segments(text, sms ?? new SmsProfile()).Segments,
    };

    /// <summary>Whether the number of characters alone says that the text is no longer than the limit.</summary>
    public static bool FitsSurely(string text, LimitUnit unit, int most) => unit switch
    {
        LimitUnit.Graphemes or LimitUnit.Units => text.Length <= most,
        LimitUnit.Bytes => text.Length <= most / 3,
        LimitUnit.Segments => false,
    };

    /// <summary>The SMS as it leaves: folded where the profile says so, what is yet to be added to the first part taken off.</summary>
    public static SmsMeasure Segments(string text, SmsProfile sms) =>
        SmsText.Measure(sms.Fold ? SmsText.FoldToGsm(text) : text, sms.Reserved);

    /// <summary>User-visible characters. Text of composed letters is counted without asking for cluster rules, which cost 30 ns a character.</summary>
    public static int Graphemes(string text)
    {
        int count = 0;
        int at = 0;
        while (at < text.Length)
        {
            bool alone = IsAlone(text[at]) && (at + 1 == text.Length || IsAlone(text[at + 1]));
            at += alone ? 1 : StringInfo.GetNextTextElementLength(text, at);
            count++;
        }
        return count;
    }

    /// <summary>At copy stage a merge field counts for nothing: what it brings is measured when it is filled.</summary>
    public static string Literals(FoldedText field)
    {
        if (field.Segments.Count == 0) return field.Original;
        StringBuilder literals = new(field.Original.Length);
        foreach (Templating.MergeSegment segment in field.Segments)
            if (!segment.IsField) literals.Append(field.Original, segment.Start, segment.Length);
        return literals.ToString();
    }

    private static bool IsAlone(char unit) => unit is >= ' ' and < '\u0300' and not '\u00AD' or >= '\u1E00' and <= '\u1EFF' or '₫' or '“' or '”' or '…' or '–';
}
