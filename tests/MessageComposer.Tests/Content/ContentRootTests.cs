using MessageComposer.Content;

namespace MessageComposer.Tests.Content;

public sealed class ContentRootTests : IDisposable
{
    private readonly ContentTree _tree = new();
    private readonly string _elsewhere = Directory.CreateTempSubdirectory("elsewhere-").FullName;

    public void Dispose()
    {
        _tree.Dispose();
        Directory.Delete(_elsewhere, recursive: true);
    }

    [Fact]
    public void A_configured_root_wins_and_is_taken_from_the_working_directory()
    {
        using ContentTree other = new();
        Assert.Equal(_tree.Root, ContentRoot.Find(_tree.Root, other.Root, other.Root));
        Assert.Equal(_tree.Root, ContentRoot.Find(Path.GetFileName(_tree.Root), Path.GetDirectoryName(_tree.Root)!, other.Root));
    }

    [Fact]
    public void A_configured_root_that_holds_no_content_is_not_replaced_by_another()
    {
        Assert.Null(ContentRoot.Find(_elsewhere, _tree.Root, _tree.Root));
        Assert.Null(ContentRoot.Find(Path.Combine(_tree.Root, "prompts"), _tree.Root, _tree.Root));
    }

    [Fact]
    public void Without_settings_the_working_directory_is_searched_upwards_then_the_programs()
    {
        string deep = Path.Combine(_tree.Root, "prompts", "layouts");
        Assert.Equal(_tree.Root, ContentRoot.Find(null, deep, _elsewhere));
        Assert.Equal(_tree.Root, ContentRoot.Find(" ", _elsewhere, deep));
        Assert.Null(ContentRoot.Find(null, _elsewhere, _elsewhere));
    }
}
