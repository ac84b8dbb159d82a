using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MessageComposer.Storage.Sqlite;

/// <summary>A prepared statement without the layers between: what the hot path writes with. Parameters count from 1, columns from 0. Not thread-safe.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int Row = 100;
    private const int Done = 101;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out _statement), database);
    }

    public void Bind(int parameter, long value) => Check(raw.sqlite3_bind_int64(_statement, parameter, value));

    public void Bind(int parameter, string value) => Check(raw.sqlite3_bind_text(_statement, parameter, value));

    public void Bind(int parameter, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(_statement, parameter, value));

    public void Bind(int parameter, UInt128 value)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        Bind(parameter, bytes);
    }

    /// <summary>In the order of its letters, so that version 7 sorts by time.</summary>
    public void Bind(int parameter, Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        Bind(parameter, bytes);
    }

    public void BindNull(int parameter) => Check(raw.sqlite3_bind_null(_statement, parameter));

    /// <summary>Whether there is a row to read. After the last one the statement is ready to be bound again.</summary>
    public bool Step()
    {
        int result = raw.sqlite3_step(_statement);
        if (result == Row) return true;
        int reset = raw.sqlite3_reset(_statement);
        if (result != Done) SqliteException.ThrowExceptionForRC(reset != 0 ? reset : result, _database);
        return false;
    }

    /// <summary>For statements that give no rows, and for those whose further rows do not matter.</summary>
    public void Run()
    {
        if (Step()) Reset();
    }

    public void Reset() => raw.sqlite3_reset(_statement);

    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    public UInt128 Hash(int column) => BinaryPrimitives.ReadUInt128BigEndian(raw.sqlite3_column_blob(_statement, column));

    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != 0) SqliteException.ThrowExceptionForRC(result, _database);
    }
}
