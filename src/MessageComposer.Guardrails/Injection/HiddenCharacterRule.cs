using System.Globalization;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Injection;

/// <summary>Reports characters nobody sees, and marks that cover what stands below: those that reorder, smuggle or hide text block, those that only split words warn.</summary>
internal sealed class HiddenCharacterRule : IGuardrailRule
{
    private static readonly Wording Message = new("Có ký tự ẩn U+{0}.", "A hidden character, U+{0}.");
    private static readonly Wording Reason = new(
        "Ký tự ẩn làm chữ hiện ra khác với chữ được kiểm.", "Hidden characters make the text that is shown differ from the text that is checked.");

    private static readonly Wording Pile = new("Dấu chồng lên nhau che mất chữ.", "Marks piled on a letter hide the text.");

    /// <summary>No language of ours needs more on one letter.</summary>
    private const int MostMarks = 3;

    public const string Name = "hidden-character";

    public string Id => Name;

    public string Category => Categories.Injection;

    public void Inspect(FoldedText field, GuardrailContext context, FindingSink findings)
    {
        int end = -1;
        foreach (TextSpan span in field.Hidden)
        {
            // A run of them is one finding, at its first.
            bool runsOn = span.Start == end;
            end = span.End;
            if (runsOn) continue;
            int value = char.IsSurrogatePair(field.Original, span.Start) ? char.ConvertToUtf32(field.Original, span.Start) : field.Original[span.Start];
            findings.Add(this, field, span, Deceives(value) ? Severity.Block : Severity.Warn, Message.With(value.ToString("X4", CultureInfo.InvariantCulture)), Reason);
        }
        InspectMarks(field, findings);
    }

    private void InspectMarks(FoldedText field, FindingSink findings)
    {
        string text = field.Original;
        for (int i = text.AsSpan().IndexOfAnyInRange('\u0300', '\u036F'); i >= 0 && i < text.Length; i++)
        {
            int start = i;
            while (i < text.Length && text[i] is >= '\u0300' and <= '\u036F') i++;
            if (i - start > MostMarks) findings.Add(this, field, TextSpan.FromTo(start, i), Severity.Block, Pile, Reason);
        }
    }

    private static bool Deceives(int value) =>
        value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or >= 0xE0000 or < 0x20 or (>= 0x7F and <= 0x9F);
}
