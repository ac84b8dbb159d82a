using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Tests.Text;

public sealed class LetterCaseTests
{
    [Fact]
    public void Every_character_is_what_the_runtime_says()
    {
        for (int unit = 0; unit <= char.MaxValue; unit++)
        {
            Assert.Equal(char.IsUpper((char)unit), LetterCase.IsUpper((char)unit));
            Assert.Equal(char.IsLetter((char)unit), LetterCase.IsLetter((char)unit));
        }
    }
}
