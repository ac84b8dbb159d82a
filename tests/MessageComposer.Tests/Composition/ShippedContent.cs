using MessageComposer.Content;

namespace MessageComposer.Tests.Composition;

/// <summary>The content files of this repository, loaded once.</summary>
internal static class ShippedContent
{
    private static readonly Lazy<ContentSnapshot> s_snapshot = new(Load);

    public static string Root { get; } = FindRoot();

    public static ContentSnapshot Snapshot => s_snapshot.Value;

    private static ContentSnapshot Load()
    {
        ContentLoad load = ContentLoader.Load(Root);
        return load.Snapshot ?? throw new InvalidOperationException(string.Join('\n', load.Faults));
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MessageComposer.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
