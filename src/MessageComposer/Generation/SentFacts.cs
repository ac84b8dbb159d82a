using System.Collections.Frozen;
using MessageComposer.Templating;

namespace MessageComposer.Generation;

/// <summary>
/// Notes which facts a prompt template reads, so that a call can be logged by the names of what it sends (<c>product.name</c>, <c>product.faqs.q</c>).
/// What the content files say themselves (tone, channel, rules) is no fact and is not noted.
/// </summary>
internal sealed class SentFacts
{
    private static readonly FrozenSet<string> s_facts =
        FrozenSet.Create(StringComparer.Ordinal, "segment", "motive", "angle", "locale", "product", "category", "store", "conditions");

    private readonly SortedSet<string> _paths = new(StringComparer.Ordinal);

    /// <summary>In order, each once. A fact that is null is not sent.</summary>
    public IReadOnlyList<string> Paths => [.. _paths];

    /// <summary>The same model, watched.</summary>
    public IModelObject Watch(IModelObject model) => new WatchedModel(this, model);

    private Value Noted(Value value, string path)
    {
        switch (value.Kind)
        {
            case ValueKind.Null:
                return value;
            case ValueKind.Object:
                return Value.Of(new WatchedObject(this, value.AsObject, path));
            case ValueKind.List:
                return Value.Of(new WatchedList(this, value.AsList, path));
            default:
                _paths.Add(path);
                return value;
        }
    }

    private sealed class WatchedModel(SentFacts facts, IModelObject model) : IModelObject
    {
        public IEnumerable<string> MemberNames => model.MemberNames;

        public bool TryGetMember(string name, out Value value)
        {
            bool found = model.TryGetMember(name, out value);
            if (found && s_facts.Contains(name)) value = facts.Noted(value, name);
            return found;
        }
    }

    private sealed class WatchedObject(SentFacts facts, IModelObject inner, string path) : IModelObject
    {
        public IEnumerable<string> MemberNames => inner.MemberNames;

        public bool TryGetMember(string name, out Value value)
        {
            bool found = inner.TryGetMember(name, out value);
            if (found) value = facts.Noted(value, path + "." + name);
            return found;
        }
    }

    private sealed class WatchedList(SentFacts facts, IModelList inner, string path) : IModelList
    {
        public int Count => inner.Count;

        public Value this[int index] => facts.Noted(inner[index], path);
    }
}
