using MessageComposer.Guardrails;
using MessageComposer.Server.Web.Shared;

namespace MessageComposer.Server.Tests.Web;

public sealed class TextPiecesTests
{
    [Fact]
    public void A_finding_is_marked_where_it_stands_and_the_rest_is_left_alone()
    {
        IReadOnlyList<TextPiece> pieces = TextPieces.Split("Kem tốt nhất đây", [(1, At(4, 8))]);

        Assert.Equal(["Kem ", "tốt nhất", " đây"], pieces.Select(piece => piece.Text));
        Assert.Equal([[], [1], []], pieces.Select(piece => piece.Findings));
    }

    [Fact]
    public void Findings_that_overlap_are_told_apart_and_each_ends_once()
    {
        IReadOnlyList<TextPiece> pieces = TextPieces.Split("abcdef", [(1, At(0, 4)), (2, At(2, 4))]);

        Assert.Equal([("ab", "1"), ("cd", "1,2"), ("ef", "2")], pieces.Select(piece => (piece.Text, string.Join(',', piece.Findings))));
        Assert.Equal([1, 2], pieces.SelectMany(piece => piece.Ends));
    }

    [Theory]
    [InlineData("a\u202Eb", "U+202E")]
    [InlineData("a\u200Bb", "U+200B")]
    [InlineData("a\u0000b", "U+0000")]
    [InlineData("a\u00ADb", "U+00AD")]
    [InlineData("a\u200Db", "U+200D")]
    [InlineData("a\uDB40\uDC41b", "U+E0041")]
    public void A_character_that_cannot_be_seen_is_shown_by_name(string text, string shown)
    {
        IReadOnlyList<TextPiece> pieces = TextPieces.Split(text, []);

        Assert.Equal(["a", "", "b"], pieces.Select(piece => piece.Text));
        Assert.Equal(shown, pieces[1].Hidden);
    }

    [Fact]
    public void Half_a_character_is_shown_by_name() => Assert.Equal("U+D800", TextPieces.Split("a" + '\uD800' + "b", [])[1].Hidden);

    [Theory]
    [InlineData("Chị ơi 👩‍👧 nè ❤️")]
    [InlineData("Nguye\u0302\u0303n\nThị")]
    [InlineData("")]
    public void What_can_be_seen_is_one_piece(string text) => Assert.Equal(text, string.Concat(TextPieces.Split(text, []).Select(piece => piece.Hidden ?? piece.Text)));

    [Fact]
    public void Offsets_outside_the_text_are_drawn_in() =>
        Assert.Equal("abc", string.Concat(TextPieces.Split("abc", [(1, At(-5, 99)), (2, At(7, 3))]).Select(piece => piece.Text)));

    private static Finding At(int start, int length) => new()
    {
        Rule = "r", Category = Categories.Tone, Severity = Severity.Warn, Owner = "brand", Field = "body", Start = start, Length = length, Match = "", Message = "", Reason = "",
    };
}
