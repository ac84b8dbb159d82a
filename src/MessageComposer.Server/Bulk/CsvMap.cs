using System.Text.Json;

namespace MessageComposer.Server.Bulk;

/// <summary>Which column of a CSV file becomes which member of a request, and what all its requests have in common.</summary>
/// <param name="Members">Member by column, in the order given; empty: columns are named as the members are.</param>
/// <param name="Defaults">An object of members, as JSON; null for none.</param>
internal sealed record CsvMap(IReadOnlyList<KeyValuePair<string, string>> Members, string? Defaults)
{
    public static CsvMap None { get; } = new([], null);

    /// <param name="given">Each a file with <c>{"columns": {"COLUMN": "member"}, "defaults": {…}}</c>, or <c>COLUMN=member</c>.</param>
    /// <exception cref="InvalidDataException">One is neither, or names a member that requests do not have.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static CsvMap Read(IReadOnlyList<string> given)
    {
        List<KeyValuePair<string, string>> members = [];
        string? defaults = null;
        foreach (string part in given)
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && !File.Exists(part)) members.Add(new(part[..equals], part[(equals + 1)..]));
            else defaults = ReadFile(part, members) ?? defaults;
        }
        foreach ((string column, string member) in members)
            if (CsvMember.KindOf(member) is null) throw new InvalidDataException($"the mapping sends {column} to {member}, which is no member of a request");
        if (members.GroupBy(mapped => mapped.Value).FirstOrDefault(group => group.Count() > 1) is { } twice) throw new InvalidDataException($"the mapping gives {twice.Key} twice");
        return new CsvMap(members, defaults);
    }

    /// <summary>All it says, for a hash.</summary>
    public override string ToString() => string.Join('\n', Members.Select(member => $"{member.Key}={member.Value}").Append(Defaults));

    private static string? ReadFile(string path, List<KeyValuePair<string, string>> members)
    {
        try
        {
            using JsonDocument file = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { AllowDuplicateProperties = false });
            foreach (JsonProperty section in file.RootElement.EnumerateObject())
                if (section.Name is not ("columns" or "defaults")) throw new InvalidDataException($"{path} has a section {section.Name}; it may have columns and defaults");
            if (file.RootElement.TryGetProperty("columns", out JsonElement columns))
                foreach (JsonProperty column in columns.EnumerateObject()) members.Add(new(column.Name, column.Value.GetString() ?? ""));
            return file.RootElement.TryGetProperty("defaults", out JsonElement defaults) ? JsonSerializer.Serialize(defaults, Api.WireJson.Compact.JsonElement) : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path} is not a mapping: {{\"columns\": {{\"COLUMN\": \"member\"}}, \"defaults\": {{…}}}}", broken);
        }
    }
}

/// <summary>How the text of a cell is written as JSON.</summary>
internal enum CsvKind
{
    Text,
    Number,
    Boolean,

    /// <summary>Texts between bars: <c>zalo|email</c>.</summary>
    List,
}

/// <summary>The members of a request that a column may fill.</summary>
internal static class CsvMember
{
    private static readonly Dictionary<string, CsvKind> s_known = Known();

    /// <summary>Null where requests have no such member.</summary>
    /// <param name="path">As errors name it: <c>customer.first_name</c>, <c>products[0].price</c>.</param>
    public static CsvKind? KindOf(string path)
    {
        foreach (string product in (string[])["products[0].", "products[1].", "products[2]."])
        {
            if (!path.StartsWith(product, StringComparison.Ordinal)) continue;
            string member = path[product.Length..];
            if (member.StartsWith("attributes.", StringComparison.Ordinal) && member.Length > "attributes.".Length) return CsvKind.Text;
            return s_known.TryGetValue("products." + member, out CsvKind kind) ? kind : null;
        }
        return s_known.TryGetValue(path, out CsvKind known) && !path.StartsWith("products.", StringComparison.Ordinal) ? known : null;
    }

    private static Dictionary<string, CsvKind> Known()
    {
        Dictionary<string, CsvKind> known = new(StringComparer.Ordinal);
        Add(CsvKind.Text, "request_id scenario channel locale customer.id customer.first_name customer.title customer.city customer.segment customer.motive products.id products.role products.name "
            + "products.brand products.category products.currency products.url products.delivery store.name store.hotline store.url store.email store.address store.sms_opt_out store.return_policy store.warranty "
            + "promotion.kind promotion.code promotion.starts_at promotion.ends_at promotion.program_type context.send_at context.local_time context.cart_url context.device context.weather");
        Add(CsvKind.Number, "customer.birth_year customer.city_tier products.quantity products.price products.list_price products.stock products.rating products.review_count store.free_shipping_from "
            + "promotion.percent promotion.amount promotion.min_spend promotion.max_discount context.step context.occurrence");
        Add(CsvKind.Boolean, "customer.consent.marketing products.cod");
        Add(CsvKind.List, "customer.interests customer.consent.channels products.review_highlights");
        return known;

        void Add(CsvKind kind, string paths)
        {
            foreach (string path in paths.Split(' ')) known[path] = kind;
        }
    }
}
