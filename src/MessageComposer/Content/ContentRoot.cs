namespace MessageComposer.Content;

/// <summary>Finds the folder that holds <c>prompts/</c> and <c>guardrails/</c>.</summary>
public static class ContentRoot
{
    /// <param name="configured">A path from the settings, taken from <paramref name="workingDirectory"/> where it is relative; it wins, and is not searched around.</param>
    /// <param name="workingDirectory">Searched upwards where nothing is configured.</param>
    /// <param name="programDirectory">Searched upwards last: beside the executable, or the repository it was built in.</param>
    /// <returns>The full path; null where there is none.</returns>
    public static string? Find(string? configured, string workingDirectory, string programDirectory)
    {
        if (string.IsNullOrWhiteSpace(configured)) return FindUpwards(workingDirectory) ?? FindUpwards(programDirectory);
        string path = Path.GetFullPath(configured, Path.GetFullPath(workingDirectory));
        return IsRoot(path) ? path : null;
    }

    private static string? FindUpwards(string start)
    {
        for (DirectoryInfo? folder = new(Path.GetFullPath(start)); folder is not null; folder = folder.Parent)
        {
            if (IsRoot(folder.FullName)) return folder.FullName;
        }
        return null;
    }

    private static bool IsRoot(string path) => ContentFolder.Folders.All(folder => Directory.Exists(Path.Combine(path, folder)));
}
