using MessageComposer.Templating.Rendering;

namespace MessageComposer.Templating.Nodes;

/// <summary>One link of a path: <c>.name</c>, <c>?.name</c> or <c>[index]</c>.</summary>
/// <param name="Name">Null for an index.</param>
/// <param name="IfAny">True for <c>?.</c>: null instead of an error where the left side is null.</param>
internal sealed record PathLink(int Position, string? Name, bool IfAny, Expression? Index);

/// <summary>An operand followed by links: <c>a.b?.c[0]</c>.</summary>
internal sealed class PathExpression : Expression
{
    private readonly PathLink[] _links;

    public PathExpression(Expression root, PathLink[] links) : base(root.Position)
    {
        Root = root;
        _links = links;
        int height = root.Height;
        foreach (PathLink link in links) height = Math.Max(height, link.Index?.Height ?? 0);
        Height = height + 1;
    }

    public Expression Root { get; }

    /// <summary>The dotted path of the model this reads, indexes left out; null where it starts from something else.</summary>
    public string? ModelPath { get; init; }

    public override Value Evaluate(RenderFrame frame) =>
        TryRead(frame, out Value value, out int nullAt) ? value : throw new TemplateFailure(nullAt, "a member or an index of null");

    /// <summary>False, without an exception, where a link stands on null.</summary>
    public bool TryRead(RenderFrame frame, out Value value, out int nullAt)
    {
        value = Root.Evaluate(frame);
        nullAt = 0;
        bool skipping = false; // a `?.` met null: the links after it give null too, but for a name after an index
        bool afterIndex = false;
        foreach (PathLink link in _links)
        {
            if (value.IsNull)
            {
                skipping = link.IfAny || (skipping && !(link.Name is not null && afterIndex));
                if (!skipping)
                {
                    nullAt = link.Name is null ? Position : link.Position;
                    return false;
                }
            }
            else
            {
                skipping = false;
                value = link.Name is { } name ? Member(value, name, link.Position, frame) : Indexed(value, link.Index!, frame);
            }
            afterIndex = link.Name is null;
        }
        return true;
    }

    private static Value Member(in Value target, string name, int position, RenderFrame frame)
    {
        switch (target.Kind)
        {
            case ValueKind.Object:
                return target.AsObject.TryGetMember(name, out Value member) ? member : Unknown(position, frame);
            case ValueKind.List when name == "size":
                return Value.Of((long)target.AsList.Count);
            case ValueKind.Text when name == "size":
                return Value.Of((long)target.AsText.Length);
            case ValueKind.Date or ValueKind.Captured:
                throw new TemplateFailure(position, $"a {(target.Kind == ValueKind.Date ? "date" : "captured text")} has no members");
            default:
                return Unknown(position, frame);
        }
    }

    /// <summary>Does not say which: behind an index the name is a value of the model.</summary>
    private static Value Unknown(int position, RenderFrame frame) =>
        frame.Options.Strict ? throw new TemplateFailure(position, "unknown member") : Value.Null;

    private static Value Indexed(in Value target, Expression indexExpression, RenderFrame frame)
    {
        Value index = indexExpression.Evaluate(frame);
        int position = indexExpression.Position;
        if (index.IsNull) throw new TemplateFailure(position, "the index is null");
        if (index.Kind is ValueKind.List or ValueKind.Object or ValueKind.Captured) throw new TemplateFailure(position, "this value cannot be an index");
        switch (target.Kind)
        {
            case ValueKind.List when index.Kind == ValueKind.Text:
                return Member(target, index.AsText, position, frame);
            case ValueKind.List:
                IModelList list = target.AsList;
                if (!Conversions.TryInteger(index, out int place)) throw new TemplateFailure(position, "the index is not an integer");
                if (place < 0) place += list.Count;
                if (place >= 0 && place < list.Count) return list[place];
                return frame.Options.Strict ? throw new TemplateFailure(position, "the index is out of range") : Value.Null;
            case ValueKind.Object:
                return ValueText.TryPrint(index, frame.Culture, out string? name) ? Member(target, name, position, frame) : Value.Null;
            case ValueKind.Text or ValueKind.Captured or ValueKind.Date:
                throw new TemplateFailure(position, "only lists and objects can be indexed");
            default:
                return frame.Options.Strict ? throw new TemplateFailure(position, "only lists and objects can be indexed") : Value.Null;
        }
    }
}
