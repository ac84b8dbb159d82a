namespace MessageComposer.Guardrails.Rules;

/// <summary>One sentence for people, in both languages the service speaks.</summary>
internal sealed record Wording(string Vi, string En)
{
    /// <summary>English for <c>en…</c>, Vietnamese for everything else: the home market reads what no locale claims.</summary>
    public string In(string locale) => locale.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En : Vi;

    /// <summary>Puts a detail (a number, a word of the text) at <c>{0}</c> of both languages.</summary>
    public Wording With(params object[] details) => new(
        string.Format(System.Globalization.CultureInfo.InvariantCulture, Vi, details),
        string.Format(System.Globalization.CultureInfo.InvariantCulture, En, details));

    /// <summary>Puts details that read differently in the two languages.</summary>
    public Wording WithWording(params Wording[] details) => new(
        string.Format(System.Globalization.CultureInfo.InvariantCulture, Vi, [.. details.Select(static detail => detail.Vi)]),
        string.Format(System.Globalization.CultureInfo.InvariantCulture, En, [.. details.Select(static detail => detail.En)]));
}
