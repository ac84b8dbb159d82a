using System.Text;
using MessageComposer.Content;

namespace MessageComposer.Tests.Content;

/// <summary>A small content tree without faults, to be edited file by file; in memory, or written to a folder of its own.</summary>
public sealed class ContentTree : IDisposable
{
    public const string Conditions = "prompts/conditions.yaml";
    public const string Scenario = "prompts/cart-abandonment/scenario.yaml";
    public const string Prompt = "prompts/cart-abandonment/v1.prompt.md";
    public const string Fallback = "prompts/cart-abandonment/fallback/vi-VN/push.scriban";
    public const string EmailFallback = "prompts/cart-abandonment/fallback/vi-VN/email.scriban";
    public const string Layout = "prompts/layouts/vi-VN/email.html.scriban";
    public const string Channels = "guardrails/channels.yaml";
    public const string Segments = "guardrails/segments.yaml";
    public const string Goods = "guardrails/goods.yaml";
    public const string Evidence = "guardrails/evidence.yaml";
    public const string ZaloTemplates = "guardrails/zalo-templates.yaml";
    public const string Review = "guardrails/review.yaml";
    public const string Rules = "guardrails/vi-VN/claims.yaml";
    public const string Tone = "guardrails/vi-VN/tone/general.yaml";
    public const string GenZTone = "guardrails/vi-VN/tone/gen-z.yaml";
    public const string BrandTone = "guardrails/vi-VN/tone/brand.yaml";

    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private string? _root;

    public ContentTree()
    {
        foreach ((string path, string text) in ContentTreeFiles.All) _files[path] = Encoding.UTF8.GetBytes(text);
        Pin();
    }

    public IReadOnlyList<SourceFile> Sources => [.. _files.Select(file => new SourceFile(file.Key, file.Value))];

    public IReadOnlyCollection<string> Paths => _files.Keys;

    /// <summary>The folder the tree is written to from the first call on; every later edit is written too.</summary>
    public string Root
    {
        get
        {
            if (_root is null)
            {
                _root = Directory.CreateTempSubdirectory("content-tree-").FullName;
                foreach (string path in _files.Keys) Write(path);
            }
            return _root;
        }
    }

    public ContentLoad Load() => _root is null ? ContentLoader.Load(Sources) : ContentLoader.Load(_root);

    public string TextOf(string path) => Encoding.UTF8.GetString(_files[path]);

    public ContentTree With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    public ContentTree With(string path, byte[] bytes)
    {
        _files[path] = bytes;
        if (_root is not null) Write(path);
        return this;
    }

    public ContentTree Without(string path)
    {
        _files.Remove(path);
        if (_root is not null) File.Delete(Path.Combine(_root, path));
        return this;
    }

    /// <summary>Replaces text that must stand in the file exactly once.</summary>
    public ContentTree Edit(string path, string old, string replacement)
    {
        string text = TextOf(path);
        int at = text.IndexOf(old, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(old, at + 1, StringComparison.Ordinal) >= 0) throw new ArgumentException($"\"{old}\" must stand in {path} exactly once.");
        return With(path, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public ContentTree Append(string path, string text) => With(path, TextOf(path) + text);

    /// <summary>Pins the prompt's present text, as a release does.</summary>
    public ContentTree Pin()
    {
        string scenario = TextOf(Scenario);
        int at = scenario.IndexOf("sha256: ", StringComparison.Ordinal) + "sha256: ".Length;
        return With(Scenario, string.Concat(scenario.AsSpan(0, at), ContentFingerprint.OfText(TextOf(Prompt)), scenario.AsSpan(at + 64)));
    }

    /// <summary>Line, from 1, of the first line that contains the text.</summary>
    public int LineOf(string path, string text)
    {
        int line = Array.FindIndex(TextOf(path).Split('\n'), candidate => candidate.Contains(text, StringComparison.Ordinal)) + 1;
        return line > 0 ? line : throw new ArgumentException($"\"{text}\" is not in {path}.");
    }

    public void Dispose()
    {
        if (_root is not null) Directory.Delete(_root, recursive: true);
    }

    private void Write(string path)
    {
        string full = Path.Combine(_root!, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, _files[path]);
    }
}
