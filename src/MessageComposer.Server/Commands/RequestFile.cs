namespace MessageComposer.Server.Commands;

/// <summary>A file given on the command line, read whole within the bounds of a request.</summary>
internal static class RequestFile
{
    /// <param name="file"><c>-</c> is standard input.</param>
    /// <exception cref="IOException">It cannot be read, or is larger than a request may be.</exception>
    public static Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken) => ReadAsync(file, Api.JsonBody.MaxBytes, cancellationToken);

    /// <exception cref="IOException">It cannot be read, or is larger than this.</exception>
    public static async Task<byte[]> ReadAsync(string file, int maxBytes, CancellationToken cancellationToken)
    {
        await using Stream stream = file == "-" ? Console.OpenStandardInput() : new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        byte[] buffer = new byte[maxBytes + 1];
        int read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return read <= maxBytes ? buffer[..read] : throw new IOException($"is larger than {maxBytes / 1024} KB, the most that is taken in.");
    }
}
