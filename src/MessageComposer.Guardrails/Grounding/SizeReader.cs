using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>Reads lists of letter sizes behind "cỡ" or "size": S, M, XL. Each must be a size of the facts.</summary>
internal static class SizeReader
{
    private const int LongestList = 24;

    public static bool TryRead(in TokenList tokens, int at, ref ClaimList claims, out int end)
    {
        end = at + 1;
        bool any = false;
        for (int i = at + 1; i < tokens.Count && i - at < LongestList; i++)
        {
            if (IsSize(tokens, i))
            {
                claims.Add(new Claim(ClaimKind.Name, i, i + 1));
                any = true;
                end = i + 1;
            }
            else if (!(tokens[i].Symbol is ',' or '/' or '-' or ':' or '–' || tokens.KeyOf(i) is "và" or "đến" or "tới" or "từ" or "and" or "to" or "hoặc" or "or" or "in" or "cả")) break;
        }
        return any;
    }

    private static bool IsSize(in TokenList tokens, int at)
    {
        if (!tokens[at].IsWord || tokens[at].Length > 4) return false;
        TextSpan span = tokens.SpanOf(at, at + 1);
        return tokens.Text.Original.AsSpan(span.Start, span.Length) is "XS" or "S" or "M" or "L" or "XL" or "XXL" or "XXXL";
    }
}
