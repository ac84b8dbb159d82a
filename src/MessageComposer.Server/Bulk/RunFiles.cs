using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MessageComposer.Review;

namespace MessageComposer.Server.Bulk;

/// <summary>What a run over a file began with and keeps to, however often it is interrupted: <c>OUT.run</c>.</summary>
internal sealed record RunHead
{
    public required string Run { get; init; }

    /// <summary>When all its messages count as composed, and its requests as received.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Stands for the input and how it is read: SHA-256, in hex.</summary>
    public required string Input { get; init; }

    /// <summary>Hash of the content snapshot.</summary>
    public required string Content { get; init; }

    /// <summary>All copy that was approved then.</summary>
    public required IReadOnlyList<Variant> Variants { get; init; }
}

/// <summary>How far a run has come: <c>OUT.progress</c>. Everything before it is whole in the output.</summary>
internal sealed record RunProgress
{
    public required string Run { get; init; }

    public required string Input { get; init; }

    public bool Done { get; init; }

    public InputPosition Read { get; init; }

    public long WrittenBytes { get; init; }

    public BulkTally Tally { get; init; } = new();

    /// <summary>Copy the run began with that was passed over because it serves no more.</summary>
    public IReadOnlyCollection<Guid> Withdrawn { get; init; } = [];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunHead))]
[JsonSerializable(typeof(RunProgress))]
internal sealed partial class RunJsonContext : JsonSerializerContext;

/// <summary>The two files beside an output that let its run go on. Replaced whole, so that a kill leaves an old one or a new one.</summary>
internal sealed class RunFiles(string output)
{
    private static readonly RunJsonContext s_json = new(new JsonSerializerOptions(RunJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private readonly string _head = output + ".run";
    private readonly string _progress = output + ".progress";

    /// <exception cref="InvalidDataException">The file is not one of ours.</exception>
    public RunHead? ReadHead() => File.Exists(_head) ? Read(_head, s_json.RunHead) : null;

    /// <inheritdoc cref="ReadHead"/>
    public RunProgress? ReadProgress() => File.Exists(_progress) ? Read(_progress, s_json.RunProgress) : null;

    public void Write(RunHead head) => Replace(_head, JsonSerializer.SerializeToUtf8Bytes(head, s_json.RunHead));

    public void Write(RunProgress progress) => Replace(_progress, JsonSerializer.SerializeToUtf8Bytes(progress, s_json.RunProgress));

    /// <summary>What the run began with is needed no more; how it ended stays.</summary>
    public void RemoveHead() => File.Delete(_head);

    private static T Read<T>(string path, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), type) ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{path} is not the file of a run.", broken);
        }
    }

    private static void Replace(string path, byte[] text)
    {
        string draft = path + ".new";
        using (FileStream file = new(draft, FileMode.Create, FileAccess.Write))
        {
            file.Write(text);
            file.Flush(flushToDisk: true);
        }
        File.Move(draft, path, overwrite: true);
    }
}
