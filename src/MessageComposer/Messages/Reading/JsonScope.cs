using System.Globalization;

namespace MessageComposer.Messages.Reading;

/// <summary>Where the reader stands, as a JSON path that is spelt only when a fault needs it.</summary>
internal readonly record struct JsonScope(string Parent, int Index = -1, string Child = "", int ChildIndex = -1)
{
    public static JsonScope Root { get; } = new("");

    public override string ToString()
    {
        string path = Index < 0 ? Parent : string.Create(CultureInfo.InvariantCulture, $"{Parent}[{Index}]");
        if (Child.Length > 0) path = path + "." + Child;
        return ChildIndex < 0 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}[{ChildIndex}]");
    }

    public string Of(string member) => ToString() is { Length: > 0 } path ? path + "." + member : member;
}

/// <summary>The member names of one object of the wire. Finds the index of a name without making a string.</summary>
internal sealed class MemberTable
{
    private const int Slots = 128;

    private readonly byte[][] _names;

    /// <summary>By length and outer letters: the number of a name plus one; names that share a slot stand in the next ones.</summary>
    private readonly byte[] _slots = new byte[Slots];

    public MemberTable(params string[] names)
    {
        Names = names;
        _names = [.. names.Select(System.Text.Encoding.UTF8.GetBytes)];
        for (int i = 0; i < names.Length; i++)
        {
            int slot = SlotOf(_names[i]);
            while (_slots[slot] != 0) slot = (slot + 1) % Slots;
            _slots[slot] = (byte)(i + 1);
        }
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>-1 where the name is unknown.</summary>
    public int IndexOf(scoped ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty) return -1;
        for (int slot = SlotOf(name); _slots[slot] != 0; slot = (slot + 1) % Slots)
        {
            if (name.SequenceEqual(_names[_slots[slot] - 1])) return _slots[slot] - 1;
        }
        return -1;
    }

    private static int SlotOf(scoped ReadOnlySpan<byte> name) => ((name.Length * 5) ^ (name[0] * 3) ^ (name[^1] * 11)) % Slots;
}
