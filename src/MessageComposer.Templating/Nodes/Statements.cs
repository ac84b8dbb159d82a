using MessageComposer.Templating.Rendering;

namespace MessageComposer.Templating.Nodes;

/// <summary>How a statement ended: on to the next one, or out of the loop.</summary>
internal enum Flow
{
    Next,
    Break,
    Continue,
}

internal abstract class Statement(int position)
{
    public int Position { get; } = position;

    public abstract Flow Run(RenderFrame frame);
}

internal sealed class Block(Statement[] statements)
{
    public static Block Empty { get; } = new([]);

    public Flow Run(RenderFrame frame)
    {
        foreach (Statement statement in statements)
        {
            Flow flow = statement.Run(frame);
            if (flow != Flow.Next) return flow;
        }
        return Flow.Next;
    }
}

internal sealed class TextStatement(int position, string text) : Statement(position)
{
    public override Flow Run(RenderFrame frame)
    {
        frame.Print(text, Position);
        return Flow.Next;
    }
}

internal sealed class PrintStatement(Expression expression) : Statement(expression.Position)
{
    public override Flow Run(RenderFrame frame)
    {
        frame.Print(expression.Evaluate(frame), Position);
        return Flow.Next;
    }
}

internal sealed class AssignStatement(int position, int slot, Expression value) : Statement(position)
{
    public override Flow Run(RenderFrame frame)
    {
        frame.Assign(slot, value.Evaluate(frame));
        return Flow.Next;
    }
}

internal sealed class CaptureStatement(int position, string name, int slot, Block body) : Statement(position)
{
    public override Flow Run(RenderFrame frame)
    {
        int start = frame.Output.Length;
        int outerLimit = frame.Output.Limit;
        frame.Output.Limit = start + frame.Options.MaxOutputChars;
        Flow flow = body.Run(frame);
        frame.Output.Limit = outerLimit;
        string text = frame.Output.CutFrom(start);
        frame.Assign(slot, Value.Captured(text));
        frame.KeepCapture(name, text);
        return flow;
    }
}

/// <summary>One <c>if</c> or <c>else if</c> with its block.</summary>
internal sealed record Branch(Expression Condition, Block Body);

internal sealed class IfStatement(int position, Branch[] branches, Block otherwise) : Statement(position)
{
    public override Flow Run(RenderFrame frame)
    {
        foreach (Branch branch in branches)
            if (branch.Condition.Evaluate(frame).IsTruthy) return branch.Body.Run(frame);
        return otherwise.Run(frame);
    }
}

/// <summary>One <c>when</c> with its values and its block.</summary>
internal sealed record When(int Position, Expression[] Values, Block Body);

internal sealed class CaseStatement(int position, Expression subject, When[] whens, Block otherwise) : Statement(position)
{
    public override Flow Run(RenderFrame frame)
    {
        Value value = subject.Evaluate(frame);
        foreach (When when in whens)
        {
            foreach (Expression candidate in when.Values)
            {
                if (!ValueComparison.TryEquals(value, candidate.Evaluate(frame), frame.Culture, out bool equal))
                    throw new TemplateFailure(candidate.Position, "this value cannot be compared with the one after `case`");
                if (equal) return when.Body.Run(frame);
            }
        }
        return otherwise.Run(frame);
    }
}

/// <summary><c>break</c> and <c>continue</c>.</summary>
internal sealed class LeaveStatement(int position, Flow flow, bool insideLoop) : Statement(position)
{
    public override Flow Run(RenderFrame frame) =>
        insideLoop ? flow : throw new TemplateFailure(Position, $"`{(flow == Flow.Break ? "break" : "continue")}` outside a loop");
}
