using System.IO.Compression;
using Microsoft.Win32.SafeHandles;

namespace MessageComposer.Server.Bulk;

/// <summary>
/// Writes the answers of a run and, from time to time, how far it has come. A gzipped output is made of parts that can be read one after the other, each of
/// so many batches, and how far it has come is said between parts only.
/// </summary>
internal sealed class RunOutput : IAsyncDisposable
{
    private const int BatchesPerPart = 64;

    private static readonly TimeSpan s_betweenNotes = TimeSpan.FromSeconds(1);

    private readonly FileStream _file;
    private readonly SafeFileHandle _handle;
    private readonly RunFiles _files;
    private readonly PinnedVariants _copy;
    private readonly bool _zipped;
    private readonly TimeProvider _time;
    private GZipStream? _part;
    private RunProgress _progress;
    private InputPosition _read;
    private long _noted;
    private int _batches;
    private Task _noting = Task.CompletedTask;

    /// <param name="progress">Where to go on; what the file holds beyond it is cut off.</param>
    /// <param name="copy">What is withdrawn of it is noted with how far the run has come.</param>
    /// <exception cref="IOException">Another process writes this file.</exception>
    public RunOutput(string path, RunFiles files, RunProgress progress, PinnedVariants copy, TimeProvider time)
    {
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        if (_file.Length < progress.WrittenBytes)
        {
            _file.Dispose();
            throw new InvalidDataException($"{path} is shorter than what the run had written: it was changed.");
        }
        _file.SetLength(progress.WrittenBytes);
        _file.Seek(0, SeekOrigin.End);
        _handle = _file.SafeFileHandle;
        _files = files;
        _copy = copy;
        _progress = progress;
        _read = progress.Read;
        _zipped = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        _time = time;
        _noted = time.GetTimestamp();
    }

    /// <summary>As it was noted last.</summary>
    public RunProgress Progress => _progress;

    /// <summary>Not to be broken off in the middle of a batch.</summary>
    public async ValueTask WriteAsync(BulkBatch batch, CancellationToken cancellationToken)
    {
        Stream target = _zipped ? _part ??= new GZipStream(_file, CompressionLevel.Fastest, leaveOpen: true) : _file;
        cancellationToken.ThrowIfCancellationRequested();
        await target.WriteAsync(batch.Output.WrittenMemory, CancellationToken.None);
        _progress.Tally.Add(batch.Tally!);
        _read = batch.End;
        if (_zipped ? ++_batches % BatchesPerPart != 0 : _time.GetElapsedTime(_noted) < s_betweenNotes || !_noting.IsCompleted) return;
        await _noting;
        RunProgress reached = await ReachedAsync(done: false);
        // Waiting for the disk is nothing the next answers have to wait for.
        _noting = Task.Run(() => Note(reached), CancellationToken.None);
    }

    public async ValueTask CompleteAsync()
    {
        await NoteAsync(done: true);
        _files.RemoveHead();
    }

    /// <summary>Notes what was written, where that is possible at this place: between parts of a gzipped output only.</summary>
    public ValueTask BreakOffAsync() => _part is null ? NoteAsync(done: false) : ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _noting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_part is not null) await _part.DisposeAsync();
        await _file.DisposeAsync();
    }

    private async ValueTask NoteAsync(bool done)
    {
        await _noting;
        Note(_progress = await ReachedAsync(done));
    }

    /// <summary>What is written so far, with nothing of it held back.</summary>
    private async ValueTask<RunProgress> ReachedAsync(bool done)
    {
        if (_part is not null) await _part.DisposeAsync();
        _part = null;
        _noted = _time.GetTimestamp();
        return _progress with { Read = _read, WrittenBytes = _file.Position, Done = done, Withdrawn = _copy.Withdrawn, Tally = _progress.Tally.Copy() };
    }

    /// <summary>The answers are on the disk before anything says that they are.</summary>
    private void Note(RunProgress reached)
    {
        RandomAccess.FlushToDisk(_handle);
        _files.Write(reached);
    }
}
