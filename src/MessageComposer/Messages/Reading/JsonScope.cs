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
    private readonly byte[][] _names;

    public MemberTable(params string[] names)
    {
        Names = names;
        _names = [.. names.Select(System.Text.Encoding.UTF8.GetBytes)];
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>-1 where the name is unknown.</summary>
    public int IndexOf(scoped ReadOnlySpan<byte> name)
    {
        for (int i = 0; i < _names.Length; i++)
        {
            if (name.SequenceEqual(_names[i])) return i;
        }
        return -1;
    }
}
