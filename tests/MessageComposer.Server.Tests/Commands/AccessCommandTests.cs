using MessageComposer.Tests.Content;

namespace MessageComposer.Server.Tests.Commands;

public sealed class AccessCommandTests : IDisposable
{
    private readonly ContentTree _content = Requests.Content();

    [Fact]
    public async Task People_are_added_listed_and_changed()
    {
        ComposerProcess added = await RunAsync("users", "add", "lan", "--name", "Lan Nguyễn", "--role", "brand", "--role", "copywriter");
        Assert.True(added.ExitCode == 0, added.Words);
        Assert.Matches("^[a-z2-9]{4}(-[a-z2-9]{4}){4}\n$", added.Output);

        Assert.Equal(2, (await RunAsync("users", "roles", "lan", "boss")).ExitCode);
        Assert.Equal(0, (await RunAsync("users", "roles", "lan", "legal")).ExitCode);
        Assert.Equal(0, (await RunAsync("users", "disable", "lan")).ExitCode);
        Assert.Equal("lan\tlegal\tdisabled\tnever\tLan Nguyễn\n", (await RunAsync("users", "list")).Output);
        Assert.Equal(2, (await RunAsync("users", "signout", "nobody")).ExitCode);
    }

    [Fact]
    public async Task Keys_are_made_listed_and_revoked()
    {
        ComposerProcess made = await RunAsync("keys", "create", "campaigns", "--scope", "compose", "outcomes");
        Assert.True(made.ExitCode == 0, made.Words);
        Assert.Matches("^mc_[A-Za-z0-9_-]{43}\n$", made.Output);

        string listed = (await RunAsync("keys", "list")).Output;
        Assert.DoesNotContain(made.Output.Trim(), listed, StringComparison.Ordinal);
        Assert.Contains("compose,outcomes\tin force\tnever\tcampaigns\n", listed, StringComparison.Ordinal);
        string id = listed.Split('\t')[0];
        Assert.Equal(0, (await RunAsync("keys", "revoke", id)).ExitCode);
        Assert.Contains("revoked", (await RunAsync("keys", "list")).Output, StringComparison.Ordinal);
    }

    public void Dispose() => _content.Dispose();

    private Task<ComposerProcess> RunAsync(params string[] arguments) => ComposerProcess.RunAsync(_content.Root, arguments);
}
