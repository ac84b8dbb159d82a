using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MessageComposer.Server.Bulk;

/// <summary>Turns the rows of a CSV file into requests, a line each, so that line 2 is row 2; in place of the header stands the line of defaults.</summary>
internal static class CsvLines
{
    private const int FlushedBytes = 64 * 1024;

    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes all lines and completes the writer, also with what is wrong with the file.</summary>
    /// <exception cref="InvalidDataException">The file is no CSV, or lacks a column of the mapping.</exception>
    public static async Task WriteAsync(Stream csv, CsvMap map, PipeWriter output, CancellationToken cancellationToken)
    {
        Exception? end = null;
        try
        {
            using CsvReader reader = new(csv);
            using Utf8JsonWriter json = new(output, s_json);
            if (reader.Read() is not { } header) return;
            CsvNode root = CsvNode.Of(header, map);
            if (map.Defaults is { } defaults)
            {
                json.WriteStartObject();
                json.WritePropertyName("defaults");
                json.WriteRawValue(defaults);
                json.WriteEndObject();
            }
            await EndLineAsync(json, output, cancellationToken);
            while (reader.Read() is { } row)
            {
                if (!root.TryWrite(json, row)) json.WriteRawValue("{}");
                await EndLineAsync(json, output, cancellationToken);
            }
            await output.FlushAsync(cancellationToken);
        }
        catch (Exception failure)
        {
            end = failure;
            throw;
        }
        finally
        {
            await output.CompleteAsync(end);
        }
    }

    private static async ValueTask EndLineAsync(Utf8JsonWriter json, PipeWriter output, CancellationToken cancellationToken)
    {
        json.Flush();
        json.Reset();
        output.GetSpan(1)[0] = (byte)'\n';
        output.Advance(1);
        if (output.UnflushedBytes >= FlushedBytes) await output.FlushAsync(cancellationToken);
    }
}

/// <summary>One member of the requests that rows become: a value of one column, or an object or list of further ones.</summary>
internal sealed class CsvNode
{
    private readonly SortedDictionary<string, CsvNode> _members = new(StringComparer.Ordinal);
    private int _column = -1;
    private CsvKind _kind;
    private bool _isList;

    /// <exception cref="InvalidDataException">A column of the mapping is not there, or no column can be used.</exception>
    public static CsvNode Of(IReadOnlyList<string> header, CsvMap map)
    {
        CsvNode root = new();
        IEnumerable<KeyValuePair<string, string>> members = map.Members.Count > 0 ? map.Members : header.Where(column => CsvMember.KindOf(column) is not null).Select(column => KeyValuePair.Create(column, column));
        bool any = false;
        foreach ((string column, string member) in members)
        {
            int index = header.ToList().IndexOf(column);
            if (index < 0) throw new InvalidDataException($"there is no column {column}; there are: {string.Join(", ", header)}");
            CsvNode node = root;
            foreach (string name in member.Replace("[", ".[", StringComparison.Ordinal).Split('.'))
            {
                node._isList = name[0] == '[';
                if (!node._members.TryGetValue(name, out CsvNode? next)) node._members[name] = next = new CsvNode();
                node = next;
            }
            node._column = index;
            node._kind = CsvMember.KindOf(member)!.Value;
            any = true;
        }
        return any ? root : throw new InvalidDataException($"no column is named as a member of a request is (customer.id, products[0].name, …): say with --map what they are; there are: {string.Join(", ", header)}");
    }

    /// <summary>False, and nothing is written, where all its cells are empty.</summary>
    public bool TryWrite(Utf8JsonWriter json, IReadOnlyList<string> row)
    {
        if (IsEmpty(row)) return false;
        if (_column >= 0)
        {
            WriteValue(json, row[_column]);
            return true;
        }
        if (_isList) json.WriteStartArray();
        else json.WriteStartObject();
        foreach ((string name, CsvNode member) in _members)
        {
            if (member.IsEmpty(row)) continue;
            if (!_isList) json.WritePropertyName(name);
            member.TryWrite(json, row);
        }
        if (_isList) json.WriteEndArray();
        else json.WriteEndObject();
        return true;
    }

    private bool IsEmpty(IReadOnlyList<string> row)
    {
        if (_column >= 0) return string.IsNullOrWhiteSpace(row[_column]);
        foreach (CsvNode member in _members.Values)
            if (!member.IsEmpty(row)) return false;
        return true;
    }

    /// <summary>What is no number or no true or false is written as text: the request's own intake says so, with the path.</summary>
    private void WriteValue(Utf8JsonWriter json, string cell)
    {
        string value = cell.Trim();
        if (_kind == CsvKind.Number && decimal.TryParse(value, System.Globalization.NumberStyles.AllowLeadingSign | System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out decimal number)) json.WriteNumberValue(number);
        else if (_kind == CsvKind.Boolean && bool.TryParse(value, out bool flag)) json.WriteBooleanValue(flag);
        else if (_kind == CsvKind.List)
        {
            json.WriteStartArray();
            foreach (string item in value.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) json.WriteStringValue(item);
            json.WriteEndArray();
        }
        else json.WriteStringValue(cell);
    }
}
