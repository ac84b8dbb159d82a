namespace MessageComposer.Guardrails.Grounding;

/// <summary>English members that count what a Vietnamese text names: <c>"compartments": 2</c> counts "ngăn". Only members that count one thing alone.</summary>
internal static class CountedMembers
{
    private static readonly (string Noun, string[] Members)[] Known =
    [
        ("ngăn", ["compartments", "compartment_count", "num_compartments"]), ("compartments", ["compartments", "compartment_count", "num_compartments"]),
        ("túi", ["pockets"]), ("pockets", ["pockets"]),
        ("chế", ["modes"]), ("modes", ["modes"]),
        ("tốc", ["speeds", "gears"]), ("cấp", ["speeds", "levels"]), ("speeds", ["speeds", "gears"]),
        ("trang", ["pages", "page_count"]), ("pages", ["pages", "page_count"]),
        ("lớp", ["layers", "plies"]), ("layers", ["layers", "plies"]),
        ("cổng", ["ports"]), ("ports", ["ports"]),
        ("bánh", ["wheels"]), ("wheels", ["wheels"]),
        ("tầng", ["tiers", "shelves", "floors"]), ("tiers", ["tiers", "shelves"]),
        ("mảnh", ["pieces", "piece_count"]),
    ];

    public static bool Count(string member, ReadOnlySpan<char> noun)
    {
        foreach ((string known, string[] members) in Known)
            if (noun.SequenceEqual(known)) return members.AsSpan().Contains(member);
        return false;
    }
}
