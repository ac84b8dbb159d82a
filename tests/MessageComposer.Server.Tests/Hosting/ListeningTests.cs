using MessageComposer.Server.Hosting;

namespace MessageComposer.Server.Tests.Hosting;

public sealed class ListeningTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://127.0.0.53:80")]
    [InlineData("https://localhost:8443")]
    [InlineData("http://[::1]:8080")]
    [InlineData("https://0.0.0.0:8443")]
    [InlineData("http://unix:/tmp/composer.sock")]
    public void An_address_of_this_machine_or_with_TLS_is_listened_on(string url) => Assert.True(Listening.IsSafe(url));

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://[::]:8080")]
    [InlineData("http://*:8080")]
    [InlineData("http://+:8080")]
    [InlineData("http://192.168.1.5:8080")]
    [InlineData("http://localhost.example:8080")]
    [InlineData("http://127.0.0.1.example")]
    [InlineData("http://127.1.evil:80")]
    [InlineData("8080")]
    [InlineData("")]
    public void An_address_others_reach_in_clear_text_is_refused(string url) => Assert.False(Listening.IsSafe(url));
}
