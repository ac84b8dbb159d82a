namespace MessageComposer.Guardrails.Text;

/// <summary>The vowels of the alphabet by base letter, shape (none, circumflex, breve, horn) and tone (level, grave, acute, hook, tilde, dot).</summary>
internal static class VietnameseLetters
{
    private static readonly string[] Rows =
    [
        "aàáảãạ", "âầấẩẫậ", "ăằắẳẵặ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị", "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ",
    ];

    private static readonly Dictionary<(char Letter, byte Shape), string> ByShape = new()
    {
        [('a', 0)] = Rows[0], [('a', Circumflex)] = Rows[1], [('a', Breve)] = Rows[2], [('e', 0)] = Rows[3], [('e', Circumflex)] = Rows[4],
        [('i', 0)] = Rows[5], [('o', 0)] = Rows[6], [('o', Circumflex)] = Rows[7], [('o', Horn)] = Rows[8], [('u', 0)] = Rows[9],
        [('u', Horn)] = Rows[10], [('y', 0)] = Rows[11],
    };

    /// <summary>Per toned letter below U+2000: row and tone, 0xFF where it is no vowel of the alphabet.</summary>
    private static readonly byte[] Coordinates = BuildCoordinates();

    public const byte Circumflex = 1;
    public const byte Breve = 2;
    public const byte Horn = 3;

    /// <summary>Shape and tone a combining mark stands for; both 0 for any other character.</summary>
    public static (byte Shape, byte Tone) MarkOf(char unit) => unit switch
    {
        '\u0300' or '\u0340' => (0, 1),
        '\u0301' or '\u0341' => (0, 2),
        '\u0309' => (0, 3),
        '\u0303' => (0, 4),
        '\u0323' => (0, 5),
        '\u0302' => (Circumflex, 0),
        '\u0306' => (Breve, 0),
        '\u031B' => (Horn, 0),
        _ => (0, 0),
    };

    /// <summary>The letter with these marks, where the alphabet has it.</summary>
    public static bool TryCompose(char letter, byte shape, byte tone, out char toned)
    {
        bool known = ByShape.TryGetValue((letter, shape), out string? row);
        toned = known ? row![tone] : '\0';
        return known;
    }

    /// <summary>Adds a combining mark to a folded letter; false where the alphabet has no such letter.</summary>
    public static bool TryAdd(char toned, byte shape, byte tone, out char marked)
    {
        marked = toned;
        if (!TryPlace(toned, out int row, out int oldTone)) return false;
        if (tone != 0)
        {
            marked = Rows[row][tone];
            return true;
        }
        char letter = ToBase(Rows[row][0]);
        if (!ByShape.TryGetValue((letter, shape), out string? shaped)) return false;
        marked = shaped[oldTone];
        return true;
    }

    /// <summary>0 for level tone and for letters that carry none.</summary>
    public static int ToneOf(char toned) => TryPlace(toned, out _, out int tone) ? tone : 0;

    public static char WithTone(char toned, int tone) => TryPlace(toned, out int row, out _) ? Rows[row][tone] : toned;

    /// <summary>Whether the letter carries a mark: a tone, a shape, or the bar of đ.</summary>
    public static bool IsMarked(char toned) => toned >= 0x80 && (toned == 'đ' || TryPlace(toned, out _, out _));

    /// <summary>Whether a text letter could be the wanted letter with marks left out: equal, or each mark it has is also wanted.</summary>
    public static bool LacksOnlyMarks(char text, char wanted)
    {
        if (text == wanted) return true;
        if (wanted == 'đ') return text == 'd';
        if (!TryPlace(wanted, out int wantedRow, out int wantedTone) || !TryPlace(text, out int row, out int tone)) return false;
        if (tone != 0 && tone != wantedTone) return false;
        return row == wantedRow || (Rows[row][0] < 0x80 && Rows[row][0] == ToBase(Rows[wantedRow][0]));
    }

    private static char ToBase(char level) => level switch
    {
        'â' or 'ă' => 'a',
        'ê' => 'e',
        'ô' or 'ơ' => 'o',
        'ư' => 'u',
        _ => level,
    };

    private static bool TryPlace(char toned, out int row, out int tone)
    {
        byte place = toned < Coordinates.Length ? Coordinates[toned] : (byte)0xFF;
        row = place / 6;
        tone = place % 6;
        return place != 0xFF;
    }

    private static byte[] BuildCoordinates()
    {
        byte[] coordinates = new byte[0x2000];
        Array.Fill(coordinates, (byte)0xFF);
        for (int row = 0; row < Rows.Length; row++)
            for (int tone = 0; tone < 6; tone++) coordinates[Rows[row][tone]] = (byte)(row * 6 + tone);
        return coordinates;
    }
}
