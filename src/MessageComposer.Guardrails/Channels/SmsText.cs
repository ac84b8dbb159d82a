using System.Globalization;
using System.Text;

namespace MessageComposer.Guardrails;

/// <summary>How an SMS travels. One character outside the GSM table turns the whole message to UCS-2.</summary>
public enum SmsEncoding
{
    Gsm7,
    Ucs2,
}

/// <param name="Units">Septets of GSM-7 (extension characters take two) or UTF-16 units of UCS-2.</param>
/// <param name="Segments">Parts it is sent and billed in; 0 for an empty text.</param>
public readonly record struct SmsMeasure(SmsEncoding Encoding, int Units, int Segments);

/// <summary>Measures and folds SMS text by 3GPP TS 23.038: one GSM-7 part holds 160 septets, several hold 153 each; UCS-2 70 and 67 units.</summary>
public static class SmsText
{
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extension = "\f^{}\\[~]|€";

    /// <summary>Per character below U+0400: septets, 0 outside the table.</summary>
    private static readonly byte[] Septets = BuildSeptets();

    /// <param name="reserved">Units of the first part that the carrier fills (label, opt-out).</param>
    public static SmsMeasure Measure(string text, int reserved = 0)
    {
        bool gsm = true;
        foreach (char unit in text) gsm &= SeptetsOf(unit) != 0;
        return gsm ? Pack(text, SmsEncoding.Gsm7, reserved, 160, 153) : Pack(text, SmsEncoding.Ucs2, reserved, 70, 67);
    }

    /// <summary>Writes the text so that it fits GSM-7: Vietnamese without marks, plain quotes and dashes, <c>d</c> for ₫; what has no plain form is left out.</summary>
    public static string FoldToGsm(string text)
    {
        StringBuilder folded = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes()) AppendFolded(folded, rune);
        return folded.ToString();
    }

    private static void AppendFolded(StringBuilder folded, Rune rune)
    {
        int value = rune.Value;
        if (value < 0x80 && SeptetsOf((char)value) != 0)
        {
            folded.Append((char)value);
            return;
        }
        if (PlainFormOf(value) is { } plain)
        {
            folded.Append(plain);
            return;
        }
        if (Rune.IsWhiteSpace(rune))
        {
            folded.Append(' ');
            return;
        }
        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherNotAssigned) return;
        bool any = false;
        foreach (char unit in rune.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (unit >= 0x80 || SeptetsOf(unit) == 0) continue;
            folded.Append(unit);
            any = true;
        }
        if (!any && value < 0x400 && Rune.IsLetter(rune) && SeptetsOf((char)value) != 0) folded.Append((char)value);
    }

    private static string? PlainFormOf(int value) => value switch
    {
        'đ' or 0xF0 or '₫' => "d",
        'Đ' or 0xD0 => "D",
        '\t' => " ",
        '`' or 0x2018 or 0x2019 or 0x201A or 0x2032 or 0xB4 => "'",
        0x201C or 0x201D or 0x201E or 0x2033 or 0xAB or 0xBB => "\"",
        0x2010 or 0x2011 or 0x2012 or 0x2013 or 0x2014 or 0x2015 or 0x2212 or 0x2022 or 0xB7 => "-",
        0x2026 => "...",
        0xD7 => "x",
        0x2192 => "->",
        0x2044 => "/",
        0x2264 => "<=",
        0x2265 => ">=",
        _ => null,
    };

    private static SmsMeasure Pack(string text, SmsEncoding encoding, int reserved, int single, int part)
    {
        int units = 0;
        for (int i = 0; i < text.Length; i++) units += encoding == SmsEncoding.Gsm7 ? SeptetsOf(text[i]) : 1;
        if (text.Length == 0) return new SmsMeasure(encoding, 0, 0);
        if (units + reserved <= single) return new SmsMeasure(encoding, units, 1);
        int segments = 1;
        int used = Math.Min(reserved, part);
        for (int i = 0; i < text.Length; i++)
        {
            // An escape pair or a surrogate pair is never cut.
            int size = encoding == SmsEncoding.Gsm7 ? SeptetsOf(text[i]) : char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
            if (used + size > part)
            {
                segments++;
                used = 0;
            }
            used += size;
            if (encoding == SmsEncoding.Ucs2 && size == 2) i++;
        }
        return new SmsMeasure(encoding, units, segments);
    }

    private static byte SeptetsOf(char unit) => unit < Septets.Length ? Septets[unit] : unit == '€' ? (byte)2 : (byte)0;

    private static byte[] BuildSeptets()
    {
        byte[] septets = new byte[0x400];
        foreach (char unit in Basic) septets[unit] = 1;
        foreach (char unit in Extension)
            if (unit < septets.Length) septets[unit] = 2;
        return septets;
    }
}
