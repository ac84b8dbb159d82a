namespace MessageComposer.Guardrails.Text;

/// <summary>
/// Letters of other scripts, and odd Latin letters, that a reader takes for a Latin one. Compatibility forms (full width, mathematical)
/// need no row: normalisation folds them. Method after Unicode Technical Standard 39; the table is our own choice of what is drawn alike.
/// </summary>
internal static class LookAlikes
{
    private static readonly Dictionary<char, char> Latin = Build(
        ('a', "аАαΑɑᴀⱭ"), ('b', "ЬьВΒβʙßв"), ('c', "сСϲϹᴄⅽС"), ('d', "ԁԀɗⅾᴅ"), ('e', "еЕεΕҽєЄᴇɛ"), ('f', "ϝƒꜰſ"), ('g', "ɡɢԍԌց"), ('h', "НнΗհһҺʜ"),
        ('i', "іІιΙıɩӏӀᴉɪΐїЇ"), ('j', "јЈϳᴊ"), ('k', "кКκΚᴋҝ"), ('l', "ⅼʟɭ"), ('m', "мМΜⅿᴍ"), ('n', "пΝηռɴ"), ('o', "оОοΟσօᴏØøө"), ('p', "рРρΡᴘ"),
        ('q', "ԛԚզ"), ('r', "гΓᴦʀя"), ('s', "ѕЅꜱʂ"), ('t', "тТτΤᴛ"), ('u', "υսᴜʋμ"), ('v', "νѵѴᴠ"), ('w', "ԝԜωшᴡ"), ('x', "хХχΧ×"), ('y', "уУγΥүҮʏ"), ('z', "ΖᴢȤȥ"),
        ('đ', "ðÐɖƉĐđᵭ"), ('0', "०০"), ('-', "‐‑‒−﹣"), ('\'', "’‘ʼ`´ʹ"), ('"', "“”„«»″"), ('/', "⁄∕"), ('.', "․。"), (',', "‚، "), ('!', "ǃ"));

    public static bool TryGet(char unit, out char latin) => Latin.TryGetValue(unit, out latin);

    private static Dictionary<char, char> Build(params (char Latin, string Alike)[] rows)
    {
        Dictionary<char, char> table = [];
        foreach ((char latin, string alike) in rows)
            foreach (char unit in alike)
                if (unit > 0x7F) table[unit] = latin;
        return table;
    }
}
