using MessageComposer.Guardrails.Grounding;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Pii;

/// <summary>E-mail addresses, links to people's accounts, short and disguised links, handles.</summary>
internal static class LinkDetector
{
    private const int ShortestHandle = 3;

    private static readonly string[] SocialHosts =
    [
        "zalo.me", "m.me", "fb.com", "fb.me", "facebook.com", "messenger.com", "tiktok.com", "instagram.com", "t.me", "telegram.me", "shopee.vn", "wa.me", "threads.net", "x.com", "twitter.com", "chat.zalo.me",
    ];

    private static readonly string[] ShorteningHosts =
    [
        "bit.ly", "tinyurl.com", "t.co", "s.shopee.vn", "vt.tiktok.com", "by.com.vn", "goo.gl", "cutt.ly", "rb.gy", "is.gd", "ow.ly", "shorturl.at", "shope.ee", "shp.ee", "t.ly", "s.net.vn", "bom.so",
    ];

    public static bool TryDetect(in TokenList tokens, in Link link, out PiiHit hit)
    {
        PiiKind? kind = link.IsMail ? PiiKind.Email : link.IsDisguised ? PiiKind.DisguisedLink : KindOf(tokens, link);
        hit = new PiiHit(kind ?? default, link.First, link.End);
        return kind is not null;
    }

    private static PiiKind? KindOf(in TokenList tokens, in Link link)
    {
        ReadOnlySpan<char> host = tokens.KeyOf(link.HostFirst, link.HostEnd);
        if (host.StartsWith("www.") || host.StartsWith("m.") && host.Length > 8) host = host[(host.IndexOf('.') + 1)..];
        foreach (string shortening in ShorteningHosts)
            if (host.SequenceEqual(shortening)) return PiiKind.DisguisedLink;
        foreach (string social in SocialHosts)
            if (host.SequenceEqual(social)) return PiiKind.SocialLink;
        return null;
    }

    /// <summary>@lan.nguyen, "fb: lan.nguyen".</summary>
    public static bool TryDetectHandle(in TokenList tokens, int at, out PiiHit hit)
    {
        hit = default;
        bool isAt = tokens.IsSymbol(at, '@');
        int first = at + 1;
        if (isAt)
        {
            if (!tokens[first].IsGlued || (tokens[at].IsGlued && tokens[at - 1].Kind != TokenKind.Symbol && at > 0)) return false;
        }
        else
        {
            if (!tokens.IsSymbol(first, ':') || !(tokens.CueAt(at) == Cue.Handle || tokens.KeyOf(at) is "zalo")) return false;
            first++;
        }
        int end = first;
        bool hasLetter = false;
        while ((end == first || tokens[end].IsGlued) && end - first < 12 && tokens[end].Length > 0)
        {
            Token token = tokens[end];
            bool isPart = token.IsNumber || (token.IsWord && !tokens.KeyOf(end).ContainsAnyExceptInRange('\0', '\u007F')) || (end > first && token.Symbol is '.' or '_' && tokens[end + 1].IsGlued && tokens[end + 1].Kind != TokenKind.Symbol) || token.Symbol == '_';
            if (!isPart) break;
            hasLetter |= token.IsWord;
            end++;
        }
        if (end == first || !hasLetter) return false;
        TextSpan span = tokens.SpanOf(first, end);
        if (span.Length < ShortestHandle) return false;
        hit = new PiiHit(PiiKind.Handle, at, end);
        return true;
    }
}
