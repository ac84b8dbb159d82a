using System.Buffers;
using System.IO.Pipelines;
using MessageComposer.Server.Api;

namespace MessageComposer.Server.Bulk;

/// <summary>
/// Cuts a stream into lines and puts them into batches. Holds one line at most: what is longer than a line may be is passed over as it comes.
/// </summary>
/// <param name="eager">Whether a batch ends where nothing more has arrived yet, so that whoever sends line by line is answered line by line. Else batches
/// depend on nothing but where the reading began.</param>
/// <param name="mostPassedOver">So many bytes in a row that are no line end the reading: for compressed streams, which cost their sender nothing.</param>
internal sealed class LineReader(PipeReader input, bool eager = true, long mostPassedOver = long.MaxValue)
{
    public const int MaxLineBytes = JsonBody.MaxBytes;

    /// <summary>Small enough that single requests never wait long behind a batch.</summary>
    public const int MostLines = 32;

    private const int MostBytes = 64 * 1024;

    private static readonly SearchValues<byte> s_blank = SearchValues.Create(" \t\r"u8);
    private static readonly SearchValues<byte> s_blankLines = SearchValues.Create(" \t\r\n"u8);

    private InputPosition _at;
    private long _passedOver;
    private bool _passing;
    private bool _ended;

    /// <summary>Fills an empty batch. False where the input has ended and nothing is left.</summary>
    public async ValueTask<bool> FillAsync(BulkBatch batch, CancellationToken cancellationToken)
    {
        while (!_ended)
        {
            ReadResult read;
            try
            {
                if (!input.TryRead(out read))
                {
                    if (eager && batch.Lines.Count > 0) break;
                    read = await input.ReadAsync(cancellationToken);
                }
            }
            catch (InvalidDataException)
            {
                _ended = true;
                batch.Add(_at.Lines + 1, LineFault.Undecodable);
                break;
            }
            SequencePosition end = Take(read.Buffer, batch, read.IsCompleted);
            bool full = IsFull(batch);
            input.AdvanceTo(end, full ? end : read.Buffer.End);
            if (full) break;
            _ended |= read.IsCompleted;
        }
        batch.End = _at;
        return batch.Lines.Count > 0;
    }

    /// <summary>Passes over the beginning of the input, which another run has answered.</summary>
    public async ValueTask SkipAsync(InputPosition to, CancellationToken cancellationToken)
    {
        while (_at.Bytes < to.Bytes)
        {
            ReadResult read = await input.ReadAsync(cancellationToken);
            long step = Math.Min(read.Buffer.Length, to.Bytes - _at.Bytes);
            input.AdvanceTo(read.Buffer.GetPosition(step));
            _at = new InputPosition(_at.Bytes + step, 0);
            if (read.IsCompleted && _at.Bytes < to.Bytes) throw new InvalidDataException("The input is shorter than what was answered of it.");
        }
        _at = to;
    }

    private static bool IsFull(BulkBatch batch) => batch.Lines.Count >= MostLines || batch.InputBytes >= MostBytes;

    private SequencePosition Take(in ReadOnlySequence<byte> buffer, BulkBatch batch, bool isLast)
    {
        SequenceReader<byte> reader = new(buffer);
        while (!_ended && !IsFull(batch))
        {
            SkipBlankLines(ref reader);
            if (!reader.TryReadTo(out ReadOnlySequence<byte> line, (byte)'\n')) break;
            Add(line, 1, batch);
        }
        if (_ended || IsFull(batch)) return reader.Position;
        ReadOnlySequence<byte> rest = reader.UnreadSequence;
        if (isLast)
        {
            if (rest.Length > 0 || _passing) Add(rest, 0, batch);
            return buffer.End;
        }
        if (!_passing && rest.Length <= MaxLineBytes + 1) return reader.Position;
        _passing = true;
        PassOver(rest.Length, batch);
        return buffer.End;
    }

    /// <summary>
    /// Blank lines get no answer, so nothing bounds how many a stream may hold: as many as lie together are counted at once. One that is too long, or goes
    /// beyond what may be passed over, is left to be read alone.
    /// </summary>
    private void SkipBlankLines(ref SequenceReader<byte> reader)
    {
        if (_passing) return;
        ReadOnlySpan<byte> text = reader.UnreadSpan;
        long most = Math.Min(MaxLineBytes, mostPassedOver - _passedOver);
        if (text.Length > most) text = text[..(int)most];
        int other = text.IndexOfAnyExcept(s_blankLines);
        if (other >= 0) text = text[..other];
        text = text[..(text.LastIndexOf((byte)'\n') + 1)];
        if (text.IsEmpty) return;
        _at = new InputPosition(_at.Bytes + text.Length, _at.Lines + text.Count((byte)'\n'));
        _passedOver += text.Length;
        reader.Advance(text.Length);
    }

    private void Add(in ReadOnlySequence<byte> line, int lineFeed, BulkBatch batch)
    {
        ReadOnlySequence<byte> text = WithoutReturn(line);
        bool tooLong = _passing || text.Length > MaxLineBytes;
        _at = new InputPosition(_at.Bytes + line.Length + lineFeed, _at.Lines + 1);
        _passing = false;
        if (!tooLong && IsBlank(text))
        {
            _passedOver += line.Length + lineFeed;
            EndIfEndless(batch);
            return;
        }
        _passedOver = 0;
        if (tooLong) batch.Add(_at.Lines, LineFault.TooLong);
        else batch.Add(_at.Lines, text);
    }

    private void PassOver(long bytes, BulkBatch batch)
    {
        _at = _at with { Bytes = _at.Bytes + bytes };
        _passedOver += bytes;
        EndIfEndless(batch);
    }

    private void EndIfEndless(BulkBatch batch)
    {
        if (_passedOver <= mostPassedOver) return;
        _ended = true;
        batch.Add(_at.Lines + 1, LineFault.Endless);
    }

    private static ReadOnlySequence<byte> WithoutReturn(in ReadOnlySequence<byte> line) =>
        line.Length > 0 && line.Slice(line.Length - 1).FirstSpan[0] == '\r' ? line.Slice(0, line.Length - 1) : line;

    private static bool IsBlank(in ReadOnlySequence<byte> text)
    {
        foreach (ReadOnlyMemory<byte> segment in text)
            if (segment.Span.ContainsAnyExcept(s_blank)) return false;
        return true;
    }
}
