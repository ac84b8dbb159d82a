namespace MessageComposer.Server.Commands;

/// <summary>A file given on the command line, read whole within the bounds of a request.</summary>
internal static class RequestFile
{
    /// <param name="file"><c>-</c> is standard input.</param>
    /// <exception cref="IOException">It cannot be read, or is larger than a request may be.</exception>
    public static async Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        await using Stream stream = file == "-" ? Console.OpenStandardInput() : new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        byte[] buffer = new byte[Api.JsonBody.MaxBytes + 1];
        int read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return read <= Api.JsonBody.MaxBytes ? buffer[..read] : throw new IOException($"is larger than {Api.JsonBody.MaxBytes / 1024} KB, the most a request may be.");
    }
}
