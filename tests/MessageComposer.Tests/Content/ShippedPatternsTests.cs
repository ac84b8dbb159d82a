using MessageComposer.Tests.Composition;

namespace MessageComposer.Tests.Content;

public class ShippedPatternsTests
{
    /// <summary>A saying of long lists may ask for more states than a linear pattern may have, which shows only when its automaton is made.</summary>
    [Fact]
    public void The_automaton_of_every_shipped_pattern_can_be_made() =>
        Assert.Null(Record.Exception(() => ShippedContent.Snapshot.Guardrails.Warm(TestContext.Current.CancellationToken)));
}
