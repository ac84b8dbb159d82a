namespace MessageComposer.Content.Yaml;

/// <summary>The paths of a brief that content may name.</summary>
internal static class FactPaths
{
    private static readonly string[] _roots = ["product", "suggestion", "cart", "store", "promotion", "address", "context"];

    /// <summary>What a fallback may ask for beside the facts.</summary>
    private static readonly string[] _readable = [.. _roots, "angle", "purpose", "channel", "locale", "conditions"];

    private static readonly string[] _customer = ["customer.first_name", "customer.title"];

    /// <summary>Why a path may not stand in content; null where it may.</summary>
    public static string? Refusal(string path)
    {
        string[] parts = path.Split('.');
        bool wellFormed = parts.Length >= 2 && parts.Length <= 6;
        for (int i = 0; i < parts.Length; i++) wellFormed &= IsMember(parts[i]) || (i == parts.Length - 1 && i > 0 && parts[i] == "*");
        if (!wellFormed) return $"\"{FaultList.Short(path)}\" is not a path such as product.price";
        if (parts[0] == "customer") return RefusalOfCustomer(path);
        return _roots.Contains(parts[0]) ? null : $"\"{FaultList.Short(path)}\" begins with an unknown name{NearestName.Hint(parts[0], _roots)}";
    }

    /// <summary>Why a template may not read a path; whole objects (<c>product</c>) may be asked for.</summary>
    public static string? RefusalOfRead(string path)
    {
        if (path == "customer") return null;
        if (path.StartsWith("customer.", StringComparison.Ordinal)) return RefusalOfCustomer(path);
        string root = path.Split('.', 2)[0];
        return _readable.Contains(root) ? null : $"\"{FaultList.Short(path)}\" begins with an unknown name{NearestName.Hint(root, _readable)}";
    }

    private static string? RefusalOfCustomer(string path) =>
        _customer.Contains(path) ? null : $"\"{FaultList.Short(path)}\" is personal data: of a customer only first_name and title may be used";

    private static bool IsMember(string part)
    {
        if (part.Length == 0 || !(char.IsAsciiLetter(part[0]) || part[0] == '_')) return false;
        foreach (char letter in part)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter != '_') return false;
        }
        return true;
    }
}
