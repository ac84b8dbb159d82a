using System.Buffers;
using MessageComposer.Messages.Records;

namespace MessageComposer.Server.Bulk;

/// <summary>What a line is, where it is not read as a request.</summary>
internal enum LineFault
{
    None,

    /// <summary>Longer than <see cref="LineReader.MaxLineBytes"/>.</summary>
    TooLong,

    /// <summary>So much longer that the rest of the stream is not read: it is the last answer.</summary>
    Endless,

    /// <summary>The stream cannot be decompressed from here on: it is the last answer.</summary>
    Undecodable,

    /// <summary>The first line, where it gives <see cref="BulkBatch.Defaults"/>: answered only where they have mistakes.</summary>
    Defaults,
}

/// <param name="Number">In the input, from 1.</param>
internal readonly record struct BulkLine(long Number, int Start, int Length, LineFault Fault);

/// <summary>Some lines of the input that are worked on together, and their answers. Used again and again; one stage at a time has it.</summary>
internal sealed class BulkBatch
{
    private const int KeptBytes = 1 << 20;

    private ArrayBufferWriter<byte> _input = new(64 * 1024);
    private TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<BulkLine> Lines { get; } = new(LineReader.MostLines);

    /// <summary>One line of JSON per answer, each ended by a line feed.</summary>
    public ArrayBufferWriter<byte> Output { get; private set; } = new(256 * 1024);

    /// <summary>What the input's first line says for all others; null where it is a request itself.</summary>
    public BulkDefaults? Defaults { get; set; }

    /// <summary>The records of its messages are kept once this group is, since groups are written in order. Null without records.</summary>
    public IRecordGroup? LastGroup { get; set; }

    /// <summary>What its answers were; null where nobody counts.</summary>
    public BulkTally? Tally { get; set; }

    /// <summary>Bytes and lines of the input up to and with this batch.</summary>
    public InputPosition End { get; set; }

    public Task Done => _done.Task;

    public int InputBytes => _input.WrittenCount;

    public ReadOnlyMemory<byte> TextOf(BulkLine line) => _input.WrittenMemory.Slice(line.Start, line.Length);

    public void Add(long number, in ReadOnlySequence<byte> text)
    {
        int start = _input.WrittenCount, length = (int)text.Length;
        text.CopyTo(_input.GetSpan(length));
        _input.Advance(length);
        Lines.Add(new BulkLine(number, start, length, LineFault.None));
    }

    public void Add(long number, LineFault fault) => Lines.Add(new BulkLine(number, 0, 0, fault));

    public void Finish() => _done.SetResult();

    public void Fail(Exception failure)
    {
        _done.SetException(failure);
        _ = _done.Task.Exception; // seen: behind a batch that ended the run nobody waits for this one
    }

    /// <summary>Empty, for other lines. Memory of unusually large ones is let go.</summary>
    public void Reset()
    {
        Lines.Clear();
        if (_input.Capacity > KeptBytes) _input = new ArrayBufferWriter<byte>(64 * 1024);
        else _input.ResetWrittenCount();
        if (Output.Capacity > KeptBytes) Output = new ArrayBufferWriter<byte>(256 * 1024);
        else Output.ResetWrittenCount();
        Defaults = null;
        LastGroup = null;
        Tally?.Clear();
        _done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <param name="Bytes">Decompressed, line feeds included.</param>
/// <param name="Lines">Blank ones included.</param>
internal readonly record struct InputPosition(long Bytes, long Lines);
