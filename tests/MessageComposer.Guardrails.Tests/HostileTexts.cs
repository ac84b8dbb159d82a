using FsCheck;
using FsCheck.Fluent;

namespace MessageComposer.Guardrails.Tests;

/// <summary>Random texts made of what breaks folding and matching: marks, hidden characters, lone surrogates, emoji, code, and real words.</summary>
internal static class HostileTexts
{
    private static readonly string[] Pieces =
    [
        "tốt", "nhất", "tot", "nhat", "giảm", "50%", "bạn", "anh/chị", "mày", "Giá", "189.000đ", "hòa", "quý khách", "đ", "Đ", "n.h.ấ.t", "t0t", "!!!!", "?", ". ", ", ", " ", "\n", "\u00A0",
        "\u0301", "\u0302", "\u0323", "\u031B", "\u200B", "\u200D", "\uFE0F", "\u20E3", "\u202E", "\uFEFF", "\uD83D", "\uDE00", "😀", "👨‍👩‍👧", "🇻🇳", "🇻", "1️⃣", "Ａ", "𝗦", "🅰", "с", "ﬁ", "㎏", "½", "\uFFFC", "\uFFFE", "\uE000", "\0",
        "{{", "}}", "{name}", "<b>", "**", "[", "](", "http://a.vn", "a@b.vn", "@abc", "0912 345 678", "###", "\\u1ebf", "[QC]", "TC", "ß", "İ", "Товар", "购物", "ก็", "XXX",
    ];

    public static Arbitrary<string> Arbitrary { get; } = Gen.Elements(Pieces).ListOf().Select(static pieces => string.Concat(pieces)).ToArbitrary();

    /// <summary>Words of the language with ordinary punctuation.</summary>
    public static Arbitrary<string> Vietnamese { get; } =
        Gen.Elements("tốt", "nhất", "giảm", "giá", "bạn", "hoà", "hòa", "quý", "khoẻ", "Đẹp", "ƯU", "đãi", "ngượng", "nghịu", " ", ", ", ".", "50%", "ẫ", "ữ")
            .ListOf().Select(static pieces => string.Concat(pieces)).ToArbitrary();
}
