using MessageComposer.Templating.Rendering;

namespace MessageComposer.Templating.Nodes;

/// <summary>One node of a compiled expression. Immutable.</summary>
/// <param name="position">UTF-16 offset in the source, for errors.</param>
internal abstract class Expression(int position)
{
    public int Position { get; } = position;

    /// <summary>Levels of nodes below and with this one; the parser bounds it, so evaluation may recurse.</summary>
    public int Height { get; protected init; } = 1;

    public abstract Value Evaluate(RenderFrame frame);
}

internal sealed class Literal(int position, Value value) : Expression(position)
{
    public Value Value { get; } = value;

    public override Value Evaluate(RenderFrame frame) => Value;
}

/// <summary>A name: an assigned variable, else a member of the model.</summary>
internal sealed class NameExpression(int position, string name) : Expression(position)
{
    public string Name { get; } = name;

    /// <summary>Set once the whole template is known: an assignment further down may run earlier, in a loop.</summary>
    public int Slot { get; set; } = -1;

    public override Value Evaluate(RenderFrame frame)
    {
        if (Slot >= 0 && frame.TryReadVariable(Slot, out Value value)) return value;
        if (frame.Model.TryGetMember(Name, out value)) return value;
        return frame.Options.Strict ? throw new TemplateFailure(Position, $"unknown variable `{Name}`") : Value.Null;
    }
}

/// <summary>The variable of an enclosing loop.</summary>
internal sealed class LoopItem(int position, int loopDepth) : Expression(position)
{
    public override Value Evaluate(RenderFrame frame) => frame.Loop(loopDepth).Item;
}

internal enum LoopFact
{
    Index,
    RIndex,
    First,
    Last,
    Even,
    Odd,
    Length,
}

/// <summary><c>for.index</c> and kin.</summary>
/// <param name="loopDepth">Negative outside loops: reading is then an error.</param>
internal sealed class LoopFactExpression(int position, int loopDepth, LoopFact fact) : Expression(position)
{
    public override Value Evaluate(RenderFrame frame)
    {
        if (loopDepth < 0) throw new TemplateFailure(Position, "`for` members exist inside a loop only");
        ref LoopPlace loop = ref frame.Loop(loopDepth);
        return fact switch
        {
            LoopFact.Index => Value.Of((long)loop.Index),
            LoopFact.RIndex => Value.Of((long)(loop.Length - loop.Index - 1)),
            LoopFact.First => Value.Of(loop.Index == 0),
            LoopFact.Last => Value.Of(loop.Index == loop.Length - 1),
            LoopFact.Even => Value.Of(loop.Index % 2 == 0),
            LoopFact.Odd => Value.Of(loop.Index % 2 != 0),
            LoopFact.Length => Value.Of((long)loop.Length),
        };
    }
}
