namespace MessageComposer.Guardrails;

public enum SmsEncoding { Gsm7, Ucs2 }

public readonly record struct SmsMeasure(SmsEncoding Encoding, int Units, int Segments);

public static class SmsText
{
    public static SmsMeasure Measure(string text) => new(SmsEncoding.Gsm7, text.Length, 1);
    public static string FoldToGsm(string text) => text;
}
