using System.Reflection;
using System.Text.RegularExpressions;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Server.Web.Words;

namespace MessageComposer.Server.Tests.Web;

public sealed class WordsTests
{
    [Fact]
    public void Every_word_of_the_pages_is_there_in_both_languages_with_the_same_places_to_fill()
    {
        (string Name, LocalName Words)[] all =
        [
            .. typeof(ShellWords).Assembly.GetTypes()
                .Where(type => type.Namespace == typeof(ShellWords).Namespace)
                .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static), (type, property) => (Name: $"{type.Name}.{property.Name}", Value: property.GetValue(null)))
                .Where(entry => entry.Value is LocalName)
                .Select(entry => (entry.Name, (LocalName)entry.Value!)),
        ];

        Assert.True(all.Length > 50);
        Assert.All(all, entry =>
        {
            Assert.False(string.IsNullOrWhiteSpace(entry.Words.Vi), entry.Name);
            Assert.False(string.IsNullOrWhiteSpace(entry.Words.En), entry.Name);
            Assert.Equal(Places(entry.Words.Vi), Places(entry.Words.En));
            Assert.True(entry.Words.Vi.IsNormalized(), entry.Name);
        });
    }

    private static string[] Places(string words) => [.. Regex.Matches(words, @"\{\d+").Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];
}
