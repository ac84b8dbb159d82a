using Npgsql;

namespace MessageComposer.Storage.Postgres;

/// <summary>Secrets in the table <c>secrets</c>, read a few times in a node's life.</summary>
internal sealed class PostgresSecrets(StorageOptions options) : ISharedSecrets
{
    public IReadOnlyList<byte[]> List(string prefix)
    {
        using NpgsqlConnection connection = Open();
        using NpgsqlCommand command = new("SELECT value FROM secrets WHERE starts_with(name, $1) ORDER BY name", connection) { Parameters = { new() { Value = prefix } } };
        using NpgsqlDataReader reader = command.ExecuteReader();
        List<byte[]> values = [];
        while (reader.Read()) values.Add(reader.GetFieldValue<byte[]>(0));
        return values;
    }

    public byte[] KeepFirst(string name, byte[] value)
    {
        using NpgsqlConnection connection = Open();
        using (NpgsqlCommand insert = new("INSERT INTO secrets (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING", connection) { Parameters = { new() { Value = name }, new() { Value = value } } })
            insert.ExecuteNonQuery();
        using NpgsqlCommand read = new("SELECT value FROM secrets WHERE name = $1", connection) { Parameters = { new() { Value = name } } };
        return (byte[])read.ExecuteScalar()!;
    }

    private NpgsqlConnection Open()
    {
        NpgsqlConnection connection = new(options.Postgres);
        connection.Open();
        return connection;
    }
}
