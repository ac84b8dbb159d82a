using System.Globalization;
using System.Text;

namespace MessageComposer.Server.Bulk;

/// <summary>
/// Reads CSV strictly as RFC 4180 has it: fields between commas, quoted where they hold commas, quotes (doubled) or line ends; every row has as many fields as
/// the first. UTF-8, with or without byte order mark. What deviates is refused, never guessed at.
/// </summary>
internal sealed class CsvReader(Stream stream) : IDisposable
{
    private const int MostRowChars = 1_000_000;

    private readonly StreamReader _text = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024, leaveOpen: true);
    private readonly StringBuilder _field = new();
    private readonly List<string> _row = [];
    private int _columns = -1;
    private int _rowChars;
    private long _rows;

    /// <summary>The next row, valid until the one after it; null at the end.</summary>
    /// <exception cref="InvalidDataException">It is no CSV: the message says in which row and why.</exception>
    public IReadOnlyList<string>? Read()
    {
        try
        {
            if (_text.EndOfStream) return null;
            _rows++;
            _row.Clear();
            _rowChars = 0;
            while (ReadField()) { }
        }
        catch (DecoderFallbackException)
        {
            throw Fault("is not UTF-8");
        }
        if (_columns < 0) _columns = _row.Count;
        return _row.Count == _columns ? _row : throw Fault(string.Create(CultureInfo.InvariantCulture, $"has {_row.Count} field(s) where the first row has {_columns}"));
    }

    public void Dispose() => _text.Dispose();

    /// <summary>False where the field was the row's last.</summary>
    private bool ReadField()
    {
        _field.Clear();
        int next = _text.Peek() == '"' ? ReadQuoted() : ReadPlain();
        _row.Add(_field.ToString());
        if (next != '\r') return next == ',';
        return _text.Read() == '\n' ? false : throw Fault("holds a carriage return without a line feed outside quotes");
    }

    /// <summary>Gives what ended the field: a comma, a line end or -1.</summary>
    private int ReadPlain()
    {
        while (true)
        {
            int next = _text.Read();
            if (next is ',' or '\r' or '\n' or -1) return next;
            if (next == '"') throw Fault("holds a quote inside a field that is not quoted");
            Add((char)next);
        }
    }

    private int ReadQuoted()
    {
        _text.Read();
        while (true)
        {
            int next = _text.Read();
            if (next == -1) throw Fault("ends inside quotes");
            if (next != '"')
            {
                Add((char)next);
                continue;
            }
            next = _text.Read();
            if (next == '"') Add('"');
            else return next is ',' or '\r' or '\n' or -1 ? next : throw Fault("goes on behind a closing quote");
        }
    }

    private void Add(char letter)
    {
        if (++_rowChars > MostRowChars) throw Fault("is longer than a million characters");
        _field.Append(letter);
    }

    private InvalidDataException Fault(string what) => new(string.Create(CultureInfo.InvariantCulture, $"row {_rows} {what}"));
}
