using MessageComposer.Content.Reading;

namespace MessageComposer.Content;

/// <summary>Turns the content folders into one snapshot, or into the list of all faults found. Pure but for reading the files.</summary>
public static class ContentLoader
{
    /// <param name="root">The folder that holds <c>prompts/</c> and <c>guardrails/</c>.</param>
    /// <param name="previous">Its compiled rules are taken over where their files have not changed: compiling is most of a load.</param>
    public static ContentLoad Load(string root, ContentSnapshot? previous = null)
    {
        ContentDraft draft = new();
        return Load(ContentFolder.Read(root, draft.Faults), draft, previous);
    }

    /// <summary>Loads files that are at hand already, as a snapshot kept elsewhere.</summary>
    public static ContentLoad Load(IReadOnlyList<SourceFile> files, ContentSnapshot? previous = null) => Load(files, new ContentDraft(), previous);

    private static ContentLoad Load(IReadOnlyList<SourceFile> files, ContentDraft draft, ContentSnapshot? previous)
    {
        SourceFile[] inOrder = [.. files.Where(file => ContentPath.Of(file.Path).Kind != ContentKind.Other).OrderBy(file => file.Path, StringComparer.Ordinal)];
        foreach (SourceFile file in inOrder) ContentFileReader.Read(file, draft);
        ContentCheck.Run(draft);
        ContentSnapshot? snapshot = SnapshotBuilder.Build(draft, inOrder, previous);
        return new ContentLoad(snapshot, draft.Faults.InOrder(), draft.Warnings.InOrder()) { Sources = inOrder };
    }
}
