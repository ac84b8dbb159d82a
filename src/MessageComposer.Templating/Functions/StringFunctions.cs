using System.Text;

namespace MessageComposer.Templating.Functions;

internal static class StringFunctions
{
    public static IReadOnlyList<TemplateFunction> All { get; } =
    [
        new("string.upcase", 1, 1, static (in FunctionCall call) => call.Result(call.Text(0)?.ToUpperInvariant())),
#pragma warning disable CA1308 // lower case is what the function is for
        new("string.downcase", 1, 1, static (in FunctionCall call) => call.Result(call.Text(0)?.ToLowerInvariant())),
#pragma warning restore CA1308
        new("string.capitalize", 1, 1, Capitalize),
        new("string.capitalizewords", 1, 1, CapitalizeWords),
        new("string.truncate", 2, 3, Truncate),
        new("string.truncatewords", 2, 3, TruncateWords),
        new("string.strip", 1, 1, static (in FunctionCall call) => call.Result(call.Text(0)?.Trim())),
        new("string.lstrip", 1, 1, static (in FunctionCall call) => call.Result(call.Text(0)?.TrimStart())),
        new("string.rstrip", 1, 1, static (in FunctionCall call) => call.Result(call.Text(0)?.TrimEnd())),
        new("string.strip_newlines", 1, 1, StripNewlines),
        new("string.replace", 3, 3, Replace),
        new("string.remove", 2, 2, Remove),
        new("string.append", 2, 2, static (in FunctionCall call) => Joined(call, call.Text(0), call.Text(1))),
        new("string.prepend", 2, 2, Prepend),
        new("string.contains", 2, 2, static (in FunctionCall call) => Test(call, static (text, part) => text.Contains(part, StringComparison.Ordinal))),
        new("string.starts_with", 2, 2, static (in FunctionCall call) => Test(call, static (text, part) => text.StartsWith(part, StringComparison.Ordinal))),
        new("string.ends_with", 2, 2, static (in FunctionCall call) => Test(call, static (text, part) => text.EndsWith(part, StringComparison.Ordinal))),
        new("string.empty", 1, 1, static (in FunctionCall call) => Value.Of(string.IsNullOrEmpty(call.Text(0)))),
        new("string.whitespace", 1, 1, static (in FunctionCall call) => Value.Of(string.IsNullOrWhiteSpace(call.Text(0)))),
        new("string.size", 1, 1, static (in FunctionCall call) => Value.Of((long)(call.Text(0)?.Length ?? 0))),
        new("string.handleize", 1, 1, Handleize),
    ];

    private static Value Capitalize(in FunctionCall call)
    {
        string text = call.Text(0) ?? "";
        if (text.Length == 0) return Value.Of("");
        return call.Result(string.Create(text.Length, text, static (chars, source) =>
        {
            source.CopyTo(chars);
            chars[0] = char.ToUpperInvariant(chars[0]);
        }));
    }

    private static Value CapitalizeWords(in FunctionCall call)
    {
        string text = call.Text(0) ?? "";
        return call.Result(string.Create(text.Length, text, static (chars, source) =>
        {
            bool atStart = true;
            for (int i = 0; i < chars.Length; i++)
            {
                char letter = source[i];
                chars[i] = letter;
                if (char.IsWhiteSpace(letter)) atStart = true;
                else if (atStart && char.IsLetter(letter))
                {
                    chars[i] = char.ToUpperInvariant(letter);
                    atStart = false;
                }
            }
        }));
    }

    private static Value Truncate(in FunctionCall call)
    {
        string text = call.Text(0) ?? "";
        int longest = call.Integer(1);
        string end = call.Text(2) ?? "...";
        if (text.Length == 0 || text.Length <= longest) return call.Result(text);
        int kept = (int)Math.Max(0L, (long)longest - end.Length);
        if (kept > 0 && char.IsHighSurrogate(text[kept - 1]) && char.IsLowSurrogate(text[kept])) kept--;
        return Joined(call, text[..kept], end);
    }

    private static Value TruncateWords(in FunctionCall call)
    {
        string text = call.Text(0) ?? "";
        int wanted = call.Integer(1);
        _ = call.Text(2);
        if (text.Length == 0) return Value.Of("");
        StringBuilder words = new();
        int at = 0;
        for (int word = 0; word < wanted && at <= text.Length; word++)
        {
            int end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
            if (word > 0) words.Append(' ');
            words.Append(text, at, end - at);
            if (end == text.Length) break;
            at = end;
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        }
        return call.Result(words.Append("...").ToString());
    }

    private static Value StripNewlines(in FunctionCall call) =>
        call.Result((call.Text(0) ?? "").Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));

    private static Value Replace(in FunctionCall call)
    {
        string text = call.Text(0) ?? "";
        string old = call.Text(1) ?? "";
        string replacement = call.Text(2) ?? "";
        if (text.Length == 0) return Value.Of("");
        if (old.Length == 0) throw call.Refuse("an empty text cannot be replaced");
        if (replacement.Length > old.Length)
        {
            // Counted before built: a short text can grow past any bound.
            long longer = (long)text.AsSpan().Count(old) * (replacement.Length - old.Length);
            if (text.Length + longer > call.Frame.Options.MaxOutputChars) throw call.TooLong();
        }
        return call.Result(text.Replace(old, replacement, StringComparison.Ordinal));
    }

    private static Value Remove(in FunctionCall call)
    {
        string? text = call.Text(0);
        string? part = call.Text(1);
        return call.Result(string.IsNullOrEmpty(text) || string.IsNullOrEmpty(part) ? text : text.Replace(part, "", StringComparison.Ordinal));
    }

    private static Value Prepend(in FunctionCall call)
    {
        string? text = call.Text(0);
        return Joined(call, call.Text(1), text);
    }

    private static Value Joined(in FunctionCall call, string? first, string? second) =>
        (long)(first?.Length ?? 0) + (second?.Length ?? 0) <= call.Frame.Options.MaxOutputChars ? Value.Of(first + second) : throw call.TooLong();

    private static Value Test(in FunctionCall call, Func<string, string, bool> matches)
    {
        string? text = call.Text(0);
        string? part = call.Text(1);
        return Value.Of(!string.IsNullOrEmpty(text) && !string.IsNullOrEmpty(part) && matches(text, part));
    }

    private static Value Handleize(in FunctionCall call)
    {
        string text = call.Text(0) ?? throw call.Refuse("null has no handle");
        StringBuilder handle = new(text.Length);
        foreach (char letter in text)
        {
            if (char.IsLetterOrDigit(letter)) handle.Append(char.ToLowerInvariant(letter));
            else if (handle.Length == 0 || handle[^1] != '-') handle.Append('-');
        }
        if (handle.Length > 0 && handle[^1] == '-') handle.Length--;
        return call.Result(handle.ToString());
    }
}
