using MessageComposer.Templating;

namespace MessageComposer.Messages;

/// <summary>What the products of role <c>cart</c> come to.</summary>
/// <param name="Count">How many different products.</param>
/// <param name="Total">Σ price × quantity; null where a price is missing.</param>
/// <param name="Summary">The first product's short name, and how many others there are.</param>
public sealed record Cart(int Count, long? Total, string? Summary, string? Url) : IModelObject
{
    private static readonly string[] s_members = ["count", "others", "total", "summary", "url"];

    public IEnumerable<string> MemberNames => s_members;

    public bool TryGetMember(string name, out Value value)
    {
        switch (name)
        {
            case "count": value = Value.Of((decimal)Count); return true;
            case "others": value = Value.Of((decimal)Math.Max(0, Count - 1)); return true;
            case "total": value = Value.Of((decimal?)Total); return true;
            case "summary": value = Value.Of(Summary); return true;
            case "url": value = Value.Of(Url); return true;
            default: value = Value.Null; return false;
        }
    }
}
