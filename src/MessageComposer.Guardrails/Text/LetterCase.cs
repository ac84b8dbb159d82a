namespace MessageComposer.Guardrails.Text;

/// <summary>What <see cref="char.IsUpper(char)"/> and <see cref="char.IsLetter(char)"/> say, looked up at once for the scripts that message text is made of.</summary>
internal static class LetterCase
{
    private const byte Letter = 1;
    private const byte Upper = 2;

    private static readonly byte[] Common = [.. Enumerable.Range(0, LetterFold.Common.Count).Select(static unit => (byte)((char.IsLetter((char)unit) ? Letter : 0) | (char.IsUpper((char)unit) ? Upper : 0)))];

    public static bool IsUpper(char unit) => unit < Common.Length ? (Common[unit] & Upper) != 0 : char.IsUpper(unit);

    public static bool IsLetter(char unit) => unit < Common.Length ? (Common[unit] & Letter) != 0 : char.IsLetter(unit);
}
