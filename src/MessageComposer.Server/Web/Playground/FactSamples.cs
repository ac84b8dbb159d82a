using System.Text;
using MessageComposer.Content;
using MessageComposer.Server.Hosting;

namespace MessageComposer.Server.Web.Playground;

/// <summary>The files of <c>samples/facts/</c>, to try texts with. Read when asked for: they are few, and people edit them.</summary>
internal sealed class FactSamples(ContentOptions options)
{
    private const int MaxBytes = 64 * 1024;
    private const int MostFiles = 50;

    public IReadOnlyList<string> Names => Folder is { } folder
        ? [.. Directory.EnumerateFiles(folder, "*.json").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal).Take(MostFiles)]
        : [];

    /// <summary>Null where there is no such sample.</summary>
    public string? TextOf(string name)
    {
        // Only names the folder was found to hold are opened: the name comes from a form.
        if (!Names.Contains(name, StringComparer.Ordinal)) return null;
        FileInfo file = new(Path.Combine(Folder!, name + ".json"));
        return file.Length <= MaxBytes ? File.ReadAllText(file.FullName, Encoding.UTF8) : null;
    }

    private string? Folder
    {
        get
        {
            string? root = ContentRoot.Find(options.Root, Environment.CurrentDirectory, AppContext.BaseDirectory);
            string? folder = root is null ? null : Path.Combine(root, "samples", "facts");
            return Directory.Exists(folder) ? folder : null;
        }
    }
}
