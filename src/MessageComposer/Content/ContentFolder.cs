using MessageComposer.Content.Yaml;

namespace MessageComposer.Content;

/// <summary>
/// Reads the bytes of <c>prompts/</c> and <c>guardrails/</c>. Takes nothing from outside the root and nothing that could not be a content file:
/// names that begin with a dot or end with <c>~</c> (editors' own) and <c>guardrails/schemas/</c> are passed over.
/// </summary>
internal static class ContentFolder
{
    public const int MaxFileBytes = 1 << 20;
    public const int MaxFiles = 10_000;

    private const int MaxDepth = 8;

    public static IReadOnlyList<string> Folders { get; } = ["prompts", "guardrails"];

    public static IReadOnlyList<SourceFile> Read(string root, FaultList faults)
    {
        List<SourceFile> files = [];
        string fullRoot = Path.GetFullPath(root);
        foreach (string folder in Folders)
        {
            DirectoryInfo directory = new(Path.Combine(fullRoot, folder));
            if (!directory.Exists) faults.Add(folder, 0, 0, "", "the folder is missing");
            else Walk(directory, folder, fullRoot, 0, files, faults);
        }
        return files;
    }

    private static void Walk(DirectoryInfo directory, string path, string root, int depth, List<SourceFile> files, FaultList faults)
    {
        try
        {
            foreach (FileSystemInfo entry in directory.EnumerateFileSystemInfos())
            {
                string entryPath = path + "/" + entry.Name;
                if (ContentPath.IsEditors(entry.Name) || entryPath == "guardrails/schemas") continue;
                if (entry.LinkTarget is not null && !StaysInside(entry, root)) faults.Add(entryPath, 0, 0, "", "a link that leads out of the content root");
                else if (entry is DirectoryInfo folder && depth >= MaxDepth) faults.Add(entryPath, 0, 0, "", "folders are nested too deep");
                else if (entry is DirectoryInfo inner) Walk(inner, entryPath, root, depth + 1, files, faults);
                else if (files.Count >= MaxFiles) faults.Add(entryPath, 0, 0, "", $"more than {MaxFiles} files");
                else if (ReadFile((FileInfo)entry, entryPath, faults) is { } file) files.Add(file);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            faults.Add(path, 0, 0, "", "cannot be read: " + Reason(failure));
        }
    }

    private static bool StaysInside(FileSystemInfo link, string root) =>
        link.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } target
        && target.FullName.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static SourceFile? ReadFile(FileInfo info, string path, FaultList faults)
    {
        try
        {
            using FileStream stream = new(info.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > MaxFileBytes)
            {
                faults.Add(path, 0, 0, "", "is greater than 1 MiB");
                return null;
            }
            byte[] bytes = new byte[stream.Length];
            int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return new SourceFile(path, bytes.AsMemory(0, read));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            faults.Add(path, 0, 0, "", "cannot be read: " + Reason(failure));
            return null;
        }
    }

    /// <summary>Without the full path the exception names: faults are shown to people who need not know the machine.</summary>
    private static string Reason(Exception failure) => failure switch
    {
        UnauthorizedAccessException => "access denied",
        FileNotFoundException or DirectoryNotFoundException => "it vanished while it was read",
        _ => "input or output failed",
    };
}
