namespace MessageComposer.Messages;

/// <summary>Cuts a name so that what is left still reads as one.</summary>
public static class ShortNames
{
    /// <summary>What no name begins or ends with.</summary>
    internal static char[] Edges { get; } = [' ', '-', '–', '—', '|', ',', ';', ':', '.', '/', '+', '&', '(', '['];

    /// <summary>At most <paramref name="length"/> characters, cut between words where that leaves at least half.</summary>
    public static string CutAtWord(string name, int length)
    {
        if (name.Length <= length) return name;
        int space = name.LastIndexOf(' ', length);
        int end = space >= length / 2 ? space : length;
        if (char.IsLowSurrogate(name[end])) end--;
        string cut = WithoutLooseEnd(name[..end].Trim(Edges));
        return cut.Length > 0 ? cut : name[..end];
    }

    /// <summary>A number that lost its unit, or a word that joins to what was cut off, goes too.</summary>
    private static string WithoutLooseEnd(string cut)
    {
        for (int space = cut.LastIndexOf(' '); space > cut.Length / 2; space = cut.LastIndexOf(' '))
        {
            string last = cut[(space + 1)..];
            if (!last.All(c => char.IsDigit(c) || c is ',' or '.') && !s_joining.Contains(last)) break;
            cut = cut[..space].TrimEnd(Edges);
        }
        return cut;
    }

    private static readonly HashSet<string> s_joining = new(StringComparer.OrdinalIgnoreCase) { "và", "cho", "với", "của", "từ", "kèm", "hộp", "gói", "bộ", "size", "and", "for", "with", "of" };
}
