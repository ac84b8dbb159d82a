using System.Globalization;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Matching;
using MessageComposer.Guardrails.Text;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Rules;

/// <summary>
/// Decides whether a text names a proof that still counts: issued at most a year before the day of judgement (Circular 10/2013, Article 2),
/// and named in the text by its title (Law on Advertising, Article 8).
/// </summary>
internal static class EvidenceOnFile
{
    public static bool IsNamedIn(IReadOnlyList<FoldedText> fields, GuardrailContext context, IReadOnlyList<EvidenceDefinition> definitions)
    {
        foreach (EvidenceDefinition definition in definitions)
            if (Counts(definition.Issued, context.Day) && Concerns(definition, context.Facts) && StandsIn(definition.Title, fields)) return true;
        return AnyNamed(Value.Of(context.Facts), fields, context.Day, 0);
    }

    /// <summary>Looks for members called <c>evidence</c> and <c>certifications</c> at the root, in the product, the products and the store.</summary>
    private static bool AnyNamed(Value value, IReadOnlyList<FoldedText> fields, DateOnly day, int depth)
    {
        if (depth > 3) return false;
        if (value.Kind == ValueKind.List)
        {
            for (int i = 0; i < value.AsList.Count; i++)
                if (AnyNamed(value.AsList[i], fields, day, depth + 1)) return true;
            return false;
        }
        if (value.Kind != ValueKind.Object) return false;
        foreach (string name in (ReadOnlySpan<string>)["evidence", "certifications"])
            if (value.AsObject.TryGetMember(name, out Value records) && RecordsNamed(records, fields, day)) return true;
        foreach (string name in (ReadOnlySpan<string>)["product", "products", "store", "brand"])
            if (value.AsObject.TryGetMember(name, out Value member) && AnyNamed(member, fields, day, depth + 1)) return true;
        return false;
    }

    private static bool RecordsNamed(Value records, IReadOnlyList<FoldedText> fields, DateOnly day)
    {
        if (records.Kind == ValueKind.Object) return RecordNamed(records.AsObject, fields, day);
        if (records.Kind != ValueKind.List) return false;
        for (int i = 0; i < records.AsList.Count; i++)
            if (records.AsList[i] is { Kind: ValueKind.Object } record && RecordNamed(record.AsObject, fields, day)) return true;
        return false;
    }

    private static bool RecordNamed(IModelObject record, IReadOnlyList<FoldedText> fields, DateOnly day) =>
        (TextOf(record, "title") ?? TextOf(record, "name")) is { } title
        && record.TryGetMember("issued", out Value issued) && DayOf(issued) is { } date
        && Counts(date, day) && StandsIn(title, fields);

    private static bool Counts(DateOnly issued, DateOnly day) => issued <= day && day <= issued.AddYears(1);

    private static bool StandsIn(string title, IReadOnlyList<FoldedText> fields)
    {
        if (Phrase.Parse(title) is not { } phrase) return false;
        for (int i = 0; i < fields.Count; i++)
            if (phrase.StandsIn(fields[i])) return true;
        return false;
    }

    private static bool Concerns(EvidenceDefinition definition, IModelObject facts)
    {
        if (definition.Subjects.Count == 0) return true;
        foreach (string path in (ReadOnlySpan<string>)["product", "products"])
            if (facts.TryGetMember(path, out Value value) && IsSubject(definition, value)) return true;
        return false;
    }

    private static bool IsSubject(EvidenceDefinition definition, Value value)
    {
        if (value.Kind == ValueKind.Object)
            return Names(definition, TextOf(value.AsObject, "id")) || Names(definition, TextOf(value.AsObject, "brand"));
        if (value.Kind != ValueKind.List) return false;
        for (int i = 0; i < value.AsList.Count; i++)
            if (IsSubject(definition, value.AsList[i])) return true;
        return false;
    }

    private static bool Names(EvidenceDefinition definition, string? subject) =>
        subject is not null && definition.Subjects.Contains(subject, StringComparer.OrdinalIgnoreCase);

    private static string? TextOf(IModelObject record, string name) =>
        record.TryGetMember(name, out Value value) && value.Kind == ValueKind.Text && !value.IsBlank ? value.AsText : null;

    private static DateOnly? DayOf(Value value) => value.Kind switch
    {
        ValueKind.Date => DateOnly.FromDateTime(value.AsDate.DateTime),
        ValueKind.Text when DateOnly.TryParseExact(value.AsText.AsSpan(0, Math.Min(10, value.AsText.Length)), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) => day,
        _ => null,
    };
}
