using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using MessageComposer.Server.Bulk;

namespace MessageComposer.Server.Tests.Bulk;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Lines_are_the_same_in_whatever_pieces_they_arrive(int seed)
    {
        Random random = new(seed);
        string[] lines = [.. Enumerable.Range(0, 400).Select(number => random.Next(10) switch
        {
            0 => random.Next(3) switch { 0 => "", 1 => " \t", _ => "\r" },
            1 => new string('y', LineReader.MaxLineBytes),
            2 => new string('z', LineReader.MaxLineBytes + 1 + random.Next(500_000)),
            _ => $"dòng {number} " + new string('x', random.Next(3_000)),
        })];
        byte[] text = Encoding.UTF8.GetBytes(string.Join(random.Next(2) == 0 ? "\n" : "\r\n", lines));
        string[] expected = [.. lines.Select((line, index) => line.Length > LineReader.MaxLineBytes ? $"{index + 1} TooLong" : $"{index + 1} {line}").Where(line => !string.IsNullOrWhiteSpace(line.Split(' ', 2)[1]))];

        Pipe pipe = new(new PipeOptions(pauseWriterThreshold: 1 << 20, resumeWriterThreshold: 1 << 19));
        Task writing = WriteAsync(pipe.Writer, text, random);
        (List<string> read, InputPosition end) = await ReadAsync(new LineReader(pipe.Reader));
        await writing;

        Assert.Equal(expected, read);
        Assert.Equal(new InputPosition(text.Length, lines.Length), end);
    }

    [Fact]
    public async Task Reading_goes_on_behind_what_was_passed_over()
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 100).Select(number => $"dòng {number}\n")));
        BulkBatch first = new();
        await new LineReader(PipeReader.Create(new MemoryStream(text))).FillAsync(first, TestContext.Current.CancellationToken);
        LineReader reader = new(PipeReader.Create(new MemoryStream(text)));
        await reader.SkipAsync(first.End, TestContext.Current.CancellationToken);
        (List<string> rest, _) = await ReadAsync(reader);
        Assert.Equal(Enumerable.Range(first.Lines.Count + 1, 100 - first.Lines.Count).Select(number => $"{number} dòng {number}"), rest);
    }

    [Fact]
    public async Task What_has_arrived_is_given_before_more_comes()
    {
        Pipe pipe = new();
        LineReader reader = new(pipe.Reader);
        BulkBatch batch = new();
        await pipe.Writer.WriteAsync("một\nhai\nba"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.True(await reader.FillAsync(batch, TestContext.Current.CancellationToken));
        Assert.Equal(2, batch.Lines.Count);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData(" \t\n")]
    public async Task A_million_blank_lines_are_looked_at_a_few_times_only(string blank)
    {
        const int Lines = 1_000_000;
        using CountedMemory memory = new(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(blank, Lines)) + "x"));

        (List<string> read, InputPosition end) = await ReadAsync(new LineReader(PipeReader.Create(new ReadOnlySequence<byte>(memory.Memory))));

        Assert.Equal([$"{Lines + 1} x"], read);
        Assert.Equal(new InputPosition(memory.Memory.Length, Lines + 1), end);
        Assert.True(memory.Looks < 100, $"{memory.Looks} looks");
    }

    [Theory]
    [InlineData(LineReader.MaxLineBytes, "2 x")]
    [InlineData(LineReader.MaxLineBytes + 1, "1 TooLong")]
    public async Task A_line_of_spaces_is_too_long_where_any_other_is(int spaces, string first)
    {
        byte[] text = Encoding.UTF8.GetBytes(new string(' ', spaces) + "\nx");
        (List<string> whole, _) = await ReadAsync(new LineReader(PipeReader.Create(new ReadOnlySequence<byte>(text))));
        (List<string> inPieces, _) = await ReadAsync(new LineReader(PipeReader.Create(new MemoryStream(text))));
        Assert.Equal(first, whole[0]);
        Assert.Equal(whole, inPieces);
    }

    [Theory]
    [InlineData(10, "11 x")]
    [InlineData(9, "11 Endless")]
    public async Task As_many_blank_lines_as_are_passed_over_end_the_reading_at_the_same_line_however_they_lie(long most, string last)
    {
        byte[] text = Encoding.UTF8.GetBytes(new string('\n', 10) + "x\ny\n");
        (List<string> whole, InputPosition end) = await ReadAsync(new LineReader(PipeReader.Create(new MemoryStream(text)), mostPassedOver: most));
        (List<string> inPieces, InputPosition same) = await ReadAsync(new LineReader(PipeReader.Create(new MemoryStream(text), new StreamPipeReaderOptions(bufferSize: 1, minimumReadSize: 1)), mostPassedOver: most));
        Assert.Equal(last, whole[0]);
        Assert.Equal(whole, inPieces);
        Assert.Equal(end, same);
    }

    private static async Task WriteAsync(PipeWriter writer, byte[] text, Random random)
    {
        for (int at = 0; at < text.Length;)
        {
            int length = Math.Min(text.Length - at, 1 + random.Next(random.Next(2) == 0 ? 10 : 100_000));
            await writer.WriteAsync(text.AsMemory(at, length), TestContext.Current.CancellationToken);
            at += length;
        }
        await writer.CompleteAsync();
    }

    private static async Task<(List<string> Lines, InputPosition End)> ReadAsync(LineReader reader)
    {
        List<string> lines = [];
        BulkBatch batch = new();
        InputPosition end = default;
        while (await reader.FillAsync(batch, TestContext.Current.CancellationToken))
        {
            lines.AddRange(batch.Lines.Select(line => $"{line.Number} {(line.Fault == LineFault.None ? Encoding.UTF8.GetString(batch.TextOf(line).Span) : line.Fault.ToString())}"));
            end = batch.End;
            batch.Reset();
        }
        return (lines, batch.End.Bytes > end.Bytes ? batch.End : end);
    }

    /// <summary>Counts how often somebody looks into it.</summary>
    private sealed class CountedMemory(byte[] bytes) : MemoryManager<byte>
    {
        public int Looks { get; private set; }

        public override Memory<byte> Memory => CreateMemory(bytes.Length);

        public override Span<byte> GetSpan()
        {
            Looks++;
            return bytes;
        }

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin() => throw new NotSupportedException();

        protected override void Dispose(bool disposing) { }
    }
}
