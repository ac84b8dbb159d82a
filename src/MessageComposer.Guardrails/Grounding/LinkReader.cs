namespace MessageComposer.Guardrails.Grounding;

/// <summary>A web address or e-mail address in a text, plain or disguised: tokens from <see cref="First"/> to <see cref="End"/> (exclusive).</summary>
/// <param name="HostFirst">First token of the host name.</param>
/// <param name="HostEnd">Behind its last token.</param>
/// <param name="IsMail">Something stands before an @.</param>
/// <param name="IsDisguised">Written so that software does not see it: hxxp, [.], " chấm ", "a còng".</param>
internal readonly record struct Link(int First, int End, int HostFirst, int HostEnd, bool IsMail, bool IsDisguised);

/// <summary>Finds web and e-mail addresses.</summary>
internal static class LinkReader
{
    private const int MostLabels = 8;

    // Ends of names that people and swindlers in this market use; behind http:// any dotted name counts.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> TopLevels = new HashSet<string>(
        ("com vn net org info shop store me io ly gl co app link page asia biz xyz top site online club edu gov tv cc ru cn us uk sg gg to be fm ws vip pro tech dev ai click live "
        + "example test mobi name cloud space fun win bid icu cf ga ml tk gq jp kr de fr eu at is my id th hk tw in mn ee do ph zip work life today best sale blog news wiki chat group media world zone one").Split(' '))
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Words that lead to a place: "order at shop.example" is no e-mail address.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Going = new HashSet<string>(
        ("order buy shop visit see find look browse read book checkout check available online now here us it them more details today sold sale start begin pay order yours join learn sign store live direct directly only back again cart "
        + "orders purchase options sizes colours colors range collection one pair set bag item items both all home reserve get explore discover view mua xem").Split(' '), StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> MailHosts =
        new HashSet<string>("gmail yahoo outlook hotmail icloud proton protonmail live mail ymail zoho".Split(' '), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads the address that starts at the token; cheap where none can.</summary>
    public static bool TryRead(in TokenList tokens, int at, out Link link)
    {
        link = default;
        if (!CanFollow(tokens[at + 1]) || tokens[at].Kind == TokenKind.Symbol) return false;
        int host = at;
        bool disguised = false;
        bool hasScheme = false;
        ReadOnlySpan<char> word = tokens.KeyOf(at);
        if (tokens[at + 1].Symbol == ':')
        {
            if (word is not ("http" or "https" or "hxxp" or "hxxps" or "htxp")) return false;
            disguised = word.Contains('x');
            host = at + 2;
            while (tokens.IsSymbol(host, '/') && host - at < 6) host++;
            hasScheme = true;
        }
        if (TryReadHost(tokens, host, hasScheme, out int hostEnd, out bool spaced, out int userEnd))
        {
            int hostFirst = userEnd > 0 ? userEnd : host;
            link = new Link(at, EndOfPath(tokens, hostEnd), hostFirst, hostEnd, userEnd > 0, disguised || spaced);
            return true;
        }
        return false;
    }

    /// <summary>Most words end here.</summary>
    private static bool CanFollow(in Token next) =>
        next.Kind == TokenKind.Symbol
            ? next.Symbol is '.' or ':' or '@' or '[' or '(' or '{' or '_' or '-' or '+'
            : next.Cue is Cue.Dot or Cue.At or Cue.A || (next.IsNumber && next.IsGlued) || (next.IsWord && next.IsGlued);

    private static bool TryReadHost(in TokenList tokens, int at, bool hasScheme, out int end, out bool disguised, out int hostFirst)
    {
        end = at;
        disguised = false;
        hostFirst = 0;
        int labels = 0;
        bool anyDisguise = false;
        int lastLabel = -1;
        int next = at;
        while (labels < MostLabels)
        {
            int labelEnd = EndOfLabel(tokens, next);
            if (labelEnd == next) break;
            lastLabel = next;
            next = labelEnd;
            labels++;
            if (hostFirst == 0 && TryReadAt(tokens, next, out int behindAt, out bool atDisguised))
            {
                hostFirst = behindAt;
                anyDisguise |= atDisguised;
                next = behindAt;
                labels = 0;
                continue;
            }
            if (labels >= 2 && IsTopLevel(tokens, lastLabel) && labelEnd == lastLabel + 1)
            {
                end = next;
                disguised = anyDisguise;
            }
            if (!TryReadDot(tokens, next, out int behindDot, out bool dotDisguised)) break;
            if (dotDisguised && behindDot == next + 1 && !IsTopLevel(tokens, behindDot) && !tokens[next].IsWord) break;
            anyDisguise |= dotDisguised;
            next = behindDot;
        }
        if (end == at && hasScheme && labels >= 2)
        {
            end = next; // a scheme makes any dotted name an address
            disguised = anyDisguise;
        }
        return end > at;
    }

    /// <summary>A run of ASCII letters, digits, hyphens and underscores.</summary>
    private static int EndOfLabel(in TokenList tokens, int at)
    {
        int end = at;
        while (tokens[end].Length > 0 && (end == at || tokens[end].IsGlued) && end - at < 24)
        {
            Token token = tokens[end];
            bool isPart = token.IsNumber || (token.IsWord && IsAscii(tokens.KeyOf(end))) || (end > at && token.Symbol is '-' or '_' or '+' && tokens[end + 1].IsGlued && tokens[end + 1].Kind != TokenKind.Symbol);
            if (!isPart) break;
            end++;
        }
        return end;
    }

    private static bool TryReadDot(in TokenList tokens, int at, out int behind, out bool disguised)
    {
        behind = at;
        disguised = false;
        Token token = tokens[at];
        Token next = tokens[at + 1];
        if (token.Symbol == '.' && token.Length > 0)
        {
            behind = at + 1;
            if (token.IsGlued && next.IsGlued) return true;
            disguised = true; // "bit . ly"
            return token.Before == Spacing.Blank && next.Before != Spacing.Line;
        }
        if (token.Symbol is '[' or '(' or '{' && (next.Symbol is '.' || next.Cue == Cue.Dot) && tokens[at + 2].Symbol is ']' or ')' or '}')
        {
            behind = at + 3;
            disguised = true;
            return true;
        }
        behind = at + 1;
        disguised = true;
        return token.Cue == Cue.Dot;
    }

    private static bool TryReadAt(in TokenList tokens, int at, out int behind, out bool disguised)
    {
        behind = at;
        disguised = true;
        Token token = tokens[at];
        Token next = tokens[at + 1];
        if (token.Symbol == '@')
        {
            behind = at + 1;
            disguised = !token.IsGlued || !next.IsGlued;
            return true;
        }
        if (token.Symbol is '[' or '(' or '{' && (next.Cue == Cue.At || next.Symbol == '@') && tokens[at + 2].Symbol is ']' or ')' or '}') behind = at + 3;
        else if (token.Symbol is '[' or '(' && next.Cue == Cue.A && tokens.CueAt(at + 2) == Cue.Cong && tokens[at + 3].Symbol is ']' or ')') behind = at + 4;
        else if (token.Cue == Cue.A && next.Cue == Cue.Cong) behind = at + 2;
        else if (token.Cue == Cue.At && token.Before == Spacing.Blank && (tokens.CueAt(at + 2) == Cue.Dot || tokens[at + 2].Symbol == '.') && IsSpokenAddress(tokens, at)) behind = at + 1;
        return behind > at;
    }

    /// <summary>
    /// "lan.nguyen at gmail.com", "write to lan at shop.example", "lan at shop dot com"; not "180,000 VND at shop.example", where an English sentence leads to a
    /// plain address.
    /// </summary>
    private static bool IsSpokenAddress(in TokenList tokens, int at)
    {
        if (Going.Contains(tokens.KeyOf(at - 1)) || tokens.CueAt(at - 1) is Cue.Dong or Cue.Percent or Cue.Off) return false;
        if (tokens.CueAt(at + 2) == Cue.Dot || MailHosts.Contains(tokens.KeyOf(at + 1)) || (tokens[at - 1].IsGlued && tokens[at - 1].Kind != TokenKind.Symbol && tokens[at - 2].Length > 0)) return true;
        for (int i = at - 2; i >= Math.Max(0, at - 5) && !tokens.IsBreak(i); i--)
            if (tokens.KeyOf(i) is "mail" or "email" or "gmail" or "write" or "contact" or "to" or "thư" or "gửi" or "gui" or "hệ" or "he" or "via") return true;
        return false;
    }

    private static int EndOfPath(in TokenList tokens, int at)
    {
        int end = at;
        if (tokens[at].Length == 0 || !tokens[at].IsGlued || !(tokens[at].Symbol is '/' or '?' or '#' or ':')) return at;
        while (tokens[end].Length > 0 && tokens[end].IsGlued && !(tokens[end].Symbol is '"' or ')' or ']' or '>' or Text.FoldedText.EmojiMark or Text.FoldedText.MergeMark)) end++;
        while (end > at && tokens[end - 1].Symbol is '.' or ',' or '!' or '?' or ';' or ':') end--;
        return end;
    }

    private static bool IsTopLevel(in TokenList tokens, int at) => tokens[at].IsWord && tokens[at].Length <= 8 && TopLevels.Contains(tokens.KeyOf(at));

    private static bool IsAscii(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('\0', '\u007F');
}
