using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;

namespace MessageComposer.Server.Bulk;

/// <summary>A file of requests: NDJSON or CSV, gzipped or not, by its name. Read as lines of JSON, the first line of a CSV file being its mapping's defaults.</summary>
internal sealed class RunInput(string path, CsvMap map)
{
    private const int BufferBytes = 256 * 1024;

    private bool IsZipped => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    private bool IsCsv => Path.GetExtension(IsZipped ? path[..^3] : path).Equals(".csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the file once: what it is, and whether a CSV file is one from end to end.</summary>
    /// <returns>SHA-256 of the file and of how it is read, in hex.</returns>
    /// <exception cref="InvalidDataException">It is no CSV file, or its columns cannot be used: the message says where and why.</exception>
    public async Task<string> FingerprintAsync(CancellationToken cancellationToken)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(await HashFileAsync(cancellationToken));
        if (IsCsv)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(map.ToString()));
            await using Stream text = Unzip(OpenFile());
            await CsvLines.WriteAsync(text, map, PipeWriter.Create(Stream.Null), cancellationToken);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public Opened Open(CancellationToken cancellationToken)
    {
        FileStream file = OpenFile();
        Stream text = Unzip(file);
        if (!IsCsv) return new Opened(file, text, PipeReader.Create(text, new StreamPipeReaderOptions(bufferSize: BufferBytes, leaveOpen: true)), Task.CompletedTask);
        Pipe pipe = new(new PipeOptions(pauseWriterThreshold: 4 * BufferBytes, resumeWriterThreshold: 2 * BufferBytes));
        return new Opened(file, text, pipe.Reader, Task.Run(() => CsvLines.WriteAsync(text, map, pipe.Writer, cancellationToken), cancellationToken));
    }

    private async Task<byte[]> HashFileAsync(CancellationToken cancellationToken)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes); // read four kilobytes at a time, a large file takes longer to hash than to answer
        await using FileStream file = OpenFile();
        while (await file.ReadAsync(buffer, cancellationToken) is > 0 and int read) hash.AppendData(buffer, 0, read);
        ArrayPool<byte>.Shared.Return(buffer);
        return hash.GetHashAndReset();
    }

    private FileStream OpenFile() => new(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read, BufferSize = 0, Options = FileOptions.SequentialScan });

    private Stream Unzip(FileStream file) => IsZipped ? new GZipStream(file, CompressionMode.Decompress) : file;

    internal sealed class Opened(FileStream file, Stream text, PipeReader lines, Task converting) : IAsyncDisposable
    {
        public PipeReader Lines => lines;

        /// <summary>From 0 to 1, ahead of what was answered by some batches.</summary>
        public double Share => file.Length == 0 ? 1 : (double)file.Position / file.Length;

        public async ValueTask DisposeAsync()
        {
            await lines.CompleteAsync();
            await converting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await text.DisposeAsync();
            await file.DisposeAsync();
        }
    }
}
