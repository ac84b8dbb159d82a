using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Templating;

namespace MessageComposer.Rendering;

/// <summary>What was chosen for a brief before its words are.</summary>
public sealed record Audience(string Segment, string Motive, string Angle, Purpose Purpose);

/// <summary>
/// What templates, merge fields and conditions read of a brief. Of the customer it gives the cleaned first name and the title, nothing else.
/// Made for one message; not thread-safe.
/// </summary>
public sealed class BriefModel(Brief brief, Audience audience, AddressForms address, ContentSnapshot content) : IModelObject
{
    private static readonly string[] s_members =
    [
        "address", "customer", "product", "products", "suggestion", "cart", "store", "promotion", "context", "category",
        "segment", "motive", "angle", "channel", "locale", "purpose", "conditions",
    ];

    private ConditionValues? _conditions;

    public Brief Brief => brief;

    public Audience Audience => audience;

    public AddressForms Address => address;

    public ConditionValues Conditions => _conditions ??= new ConditionValues(content, this, TemplateLanguage.CultureOf(brief.Locale));

    public IEnumerable<string> MemberNames => s_members;

    public bool TryGetMember(string name, out Value value)
    {
        switch (name)
        {
            case "address": value = Value.Of(address); return true;
            case "customer": value = Value.Of(new ModelObject(new Dictionary<string, Value> { ["first_name"] = Value.Of(brief.Customer.FirstName), ["title"] = Value.Of(brief.Customer.Title) })); return true;
            case "category": value = Value.Of(brief.Product?.Category); return true;
            case "segment": value = Value.Of(audience.Segment); return true;
            case "motive": value = Value.Of(audience.Motive); return true;
            case "angle": value = Value.Of(audience.Angle); return true;
            case "purpose": value = Value.Of(PurposeNames.Of(audience.Purpose)); return true;
            case "conditions": value = Value.Of(Conditions); return true;
            default: return BriefFacts.TryGet(brief, name, out value);
        }
    }
}

/// <summary>The members of a brief that every reader of it may see: nothing of the customer is among them.</summary>
internal static class BriefFacts
{
    public static bool TryGet(Brief brief, string name, out Value value)
    {
        switch (name)
        {
            case "product": value = Value.Of(brief.Product); return true;
            case "products": value = Value.Of(new ModelList([.. brief.Products.Select(product => Value.Of(product))])); return true;
            case "suggestion": value = Value.Of(brief.Suggestion); return true;
            case "cart": value = Value.Of(brief.Cart); return true;
            case "store": value = Value.Of(brief.Store); return true;
            case "promotion": value = Value.Of(brief.Promotion); return true;
            case "context": value = Value.Of(brief.Context); return true;
            case "channel": value = Value.Of(brief.Channel); return true;
            case "locale": value = Value.Of(brief.Locale); return true;
            default: value = Value.Null; return false;
        }
    }
}

/// <summary>The named conditions of one brief, each evaluated once and only when asked for. One that fails to evaluate does not hold.</summary>
public sealed class ConditionValues(ContentSnapshot content, IModelObject model, string culture) : IModelObject
{
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    public IEnumerable<string> MemberNames => content.Conditions.Keys;

    public bool Holds(string condition)
    {
        if (_known.TryGetValue(condition, out bool holds)) return holds;
        if (!content.Conditions.TryGetValue(condition, out ConditionContent? compiled)) return false;
        holds = compiled.When.TryEvaluate(model, culture, out Value value, out _) && value.IsTruthy;
        return _known[condition] = holds;
    }

    public bool TryGetMember(string name, out Value value)
    {
        bool exists = content.Conditions.ContainsKey(name);
        value = exists ? Value.Of(Holds(name)) : Value.Null;
        return exists;
    }
}

/// <summary>What <c>segments.yaml</c> and the angles' <c>when</c> read: more of the customer than any text may show. It reaches no template.</summary>
public sealed class SelectionModel(Brief brief) : IModelObject
{
    private static readonly string[] s_members = ["customer", "product", "products", "suggestion", "cart", "store", "promotion", "context", "channel", "locale"];

    public IEnumerable<string> MemberNames => s_members;

    public bool TryGetMember(string name, out Value value)
    {
        if (name != "customer") return BriefFacts.TryGet(brief, name, out value);
        value = Value.Of(CustomerObject());
        return true;
    }

    private ModelObject CustomerObject()
    {
        Customer customer = brief.Customer;
        return new ModelObject(new Dictionary<string, Value>
        {
            ["title"] = Value.Of(customer.Title),
            ["birth_year"] = Value.Of((decimal?)customer.BirthYear),
            ["age"] = Value.Of((decimal?)(customer.BirthYear is { } year ? brief.Day.Year - year : null)),
            ["city"] = Value.Of(customer.City),
            ["city_tier"] = Value.Of((decimal?)customer.CityTier),
            ["interests"] = Value.Of(ModelList.OfTexts(customer.Interests)),
        });
    }
}
