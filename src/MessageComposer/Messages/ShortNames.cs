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
        string cut = name[..end].Trim(Edges);
        return cut.Length > 0 ? cut : name[..end];
    }
}
