namespace MessageComposer.Guardrails.Text;

/// <summary>A stretch of text in UTF-16 units.</summary>
internal readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    public static TextSpan FromTo(int start, int end) => new(start, end - start);
}
