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
    private NamedCustomer? _customer;

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
            case "customer": value = Value.Of(_customer ??= new NamedCustomer(brief.Customer)); return true;
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

    private SelectedCustomer? _customer;

    public IEnumerable<string> MemberNames => s_members;

    public bool TryGetMember(string name, out Value value)
    {
        if (name != "customer") return BriefFacts.TryGet(brief, name, out value);
        value = Value.Of(_customer ??= new SelectedCustomer(brief.Customer, brief.Day));
        return true;
    }
}

/// <summary>Of the customer what a text may show.</summary>
internal sealed class NamedCustomer(Customer customer) : IModelObject
{
    private static readonly string[] s_members = ["first_name", "title"];

    public IEnumerable<string> MemberNames => s_members;

    public bool TryGetMember(string name, out Value value)
    {
        switch (name)
        {
            case "first_name": value = Value.Of(customer.FirstName); return true;
            case "title": value = Value.Of(customer.Title); return true;
            default: value = Value.Null; return false;
        }
    }
}

/// <summary>Of the customer what segments and angles are chosen by.</summary>
internal sealed class SelectedCustomer(Customer customer, DateOnly day) : IModelObject
{
    private static readonly string[] s_members = ["title", "birth_year", "age", "city", "city_tier", "interests", "interested_in"];

    private ModelList? _interests;
    private InterestSet? _interestedIn;

    public IEnumerable<string> MemberNames => s_members;

    public bool TryGetMember(string name, out Value value)
    {
        switch (name)
        {
            case "title": value = Value.Of(customer.Title); return true;
            case "birth_year": value = Value.Of((decimal?)customer.BirthYear); return true;
            case "age": value = Value.Of((decimal?)(customer.BirthYear is { } year ? day.Year - year : null)); return true;
            case "city": value = Value.Of(customer.City); return true;
            case "city_tier": value = Value.Of((decimal?)customer.CityTier); return true;
            case "interests": value = Value.Of(_interests ??= ModelList.OfTexts(customer.Interests)); return true;
            case "interested_in": value = Value.Of(_interestedIn ??= new InterestSet(customer.Interests)); return true;
            default: value = Value.Null; return false;
        }
    }
}

/// <summary>Whether a customer named an interest, whatever its case: <c>customer.interested_in.health</c>. Every interest exists.</summary>
internal sealed class InterestSet(IReadOnlyList<string> interests) : IModelObject
{
    public IEnumerable<string> MemberNames => interests;

    public bool TryGetMember(string name, out Value value)
    {
        bool isNamed = false;
        for (int i = 0; i < interests.Count; i++) isNamed |= interests[i].Equals(name, StringComparison.OrdinalIgnoreCase);
        value = Value.Of(isNamed);
        return true;
    }
}
