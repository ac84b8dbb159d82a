using MessageComposer.Templating;

namespace MessageComposer.Composition;

/// <summary>Two descriptions of one thing read as one: what intake made of it, and beneath, all that was given.</summary>
internal sealed class FactOverlay(IModelObject derived, IModelObject given) : IModelObject
{
    public IEnumerable<string> MemberNames => derived.MemberNames.Union(given.MemberNames, StringComparer.Ordinal);

    public bool TryGetMember(string name, out Value value)
    {
        bool isDerived = derived.TryGetMember(name, out value);
        if (!given.TryGetMember(name, out Value under)) return isDerived;
        value = value.IsBlank ? under : Merge(value, under);
        return true;
    }

    public static Value Merge(Value derived, Value given)
    {
        if (derived.Kind == ValueKind.Object && given.Kind == ValueKind.Object) return Value.Of(new FactOverlay(derived.AsObject, given.AsObject));
        if (derived.Kind != ValueKind.List || given.Kind != ValueKind.List) return derived;
        // Where intake left items out, there is no telling which: what was given says more.
        if (derived.AsList.Count != given.AsList.Count) return given;
        return Value.Of(new ModelList([.. Enumerable.Range(0, given.AsList.Count).Select(index => Merge(derived.AsList[index], given.AsList[index]))]));
    }
}
