using System.Globalization;
using System.Runtime.CompilerServices;

namespace MessageComposer.Templating.Rendering;

/// <summary>Thrown when an output or a string being built would pass its limit; the node at work gives it a place.</summary>
internal sealed class TextLimitException : Exception;

/// <summary>A growing run of characters with an upper limit. Not thread-safe; one belongs to one <see cref="RenderFrame"/>.</summary>
internal sealed class TextBuffer
{
    /// <summary>Numbers of the language print in at most 31 characters.</summary>
    private const int LongestNumber = 40;

    private char[] _chars = new char[1024];

    public int Length { get; private set; }

    public int Capacity => _chars.Length;

    /// <summary>The length this buffer may not pass.</summary>
    public int Limit { get; set; }

    public ReadOnlySpan<char> Written => _chars.AsSpan(0, Length);

    public void Append(ReadOnlySpan<char> text)
    {
        if (text.Length > _chars.Length - Length || text.Length > Limit - Length) Grow(text.Length);
        text.CopyTo(_chars.AsSpan(Length));
        Length += text.Length;
    }

    public void Append(char single)
    {
        if (Length >= _chars.Length || Length >= Limit) Grow(1);
        _chars[Length++] = single;
    }

    public void Append(long number, NumberFormatInfo signs) => AppendNumber(number, signs);

    public void Append(decimal number, NumberFormatInfo signs) => AppendNumber(number, signs);

    public void Append(double number, NumberFormatInfo signs) => AppendNumber(number, signs);

    /// <summary>Takes the text from <paramref name="start"/> on out of the buffer.</summary>
    public string CutFrom(int start)
    {
        string text = new(_chars, start, Length - start);
        Length = start;
        return text;
    }

    public void Clear() => Length = 0;

    private void AppendNumber<T>(T number, NumberFormatInfo signs) where T : ISpanFormattable
    {
        if (LongestNumber <= _chars.Length - Length && LongestNumber <= Limit - Length && number.TryFormat(_chars.AsSpan(Length), out int written, default, signs))
        {
            Length += written;
            return;
        }
        Append(number.ToString(null, signs));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int needed)
    {
        if (needed > Limit - Length) throw new TextLimitException();
        if (needed > _chars.Length - Length) Array.Resize(ref _chars, Math.Max(Length + needed, _chars.Length * 2));
    }
}
