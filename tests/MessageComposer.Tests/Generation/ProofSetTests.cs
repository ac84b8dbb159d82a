using MessageComposer.Generation;
using MessageComposer.Messages;

namespace MessageComposer.Tests.Generation;

public sealed class ProofSetTests
{
    private static readonly IReadOnlyList<ProofBrief> s_set = ProofSet.For(Given.Push, Given.Now);

    [Fact]
    public void It_holds_the_recipients_and_goods_that_break_sentences()
    {
        Assert.Contains(s_set, proof => proof.Brief.Customer is { FirstName: null, Title: null });
        Assert.Contains(s_set, proof => proof.Brief.Customer.FirstName?.Length == 30);
        Assert.Contains(s_set, proof => proof.Brief.Customer.Title == "anh");
        Assert.Contains(s_set, proof => proof.Brief.Customer.Title == "chị");
        Assert.Contains(s_set, proof => proof.Brief.Cart.Count == 1);
        Assert.Contains(s_set, proof => proof.Brief.Cart.Count > 1);
        Assert.Contains(s_set, proof => proof.Brief.Promotion is { Usable: true });
        Assert.Contains(s_set, proof => proof.Brief.Promotion is null);
        Assert.Contains(s_set, proof => proof.Brief.Product!.Name.Length > 100);
        Assert.Contains(s_set, proof => proof.Brief.Suggestion is null);
    }

    [Fact]
    public void Each_brief_is_named_once_and_is_of_the_cell()
    {
        Assert.Equal(s_set.Count, s_set.Select(proof => proof.Name).Distinct().Count());
        Assert.All(s_set, proof => Assert.Equal(
            (Given.Push.Scenario, Given.Push.Channel, Given.Push.Locale, new DateOnly(2026, 11, 21)),
            (proof.Brief.Scenario, proof.Brief.Channel, proof.Brief.Locale, proof.Brief.Day)));
    }

    [Fact]
    public void A_brief_is_of_one_piece()
    {
        Assert.All(s_set, proof =>
        {
            Assert.Same(proof.Brief.Products[0], proof.Brief.Product);
            Assert.InRange(proof.Brief.Product!.ShortName.Length, 1, 40);
            Assert.Equal(proof.Brief.Products.Count(product => product.Role != ProductRole.Suggestion), proof.Brief.Cart.Count);
        });
    }
}
