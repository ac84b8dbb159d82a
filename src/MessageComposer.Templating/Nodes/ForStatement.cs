using MessageComposer.Templating.Rendering;

namespace MessageComposer.Templating.Nodes;

/// <summary><c>limit:</c> or <c>offset:</c> of a loop, in source order.</summary>
internal sealed record LoopOption(bool IsLimit, Expression Value);

/// <param name="depth">How many loops stand around this one: its place in the frame.</param>
internal sealed class ForStatement(int position, int depth, Expression iterator, LoopOption[] options, Block body, Block otherwise) : Statement(position)
{
    public override Flow Run(RenderFrame frame)
    {
        frame.EnterLoop(); // before the iterator: what it walks counts into the loop's steps
        Value source = iterator.Evaluate(frame);
        if (source.Kind is not (ValueKind.Null or ValueKind.List)) throw new TemplateFailure(iterator.Position, "a loop needs a list");
        Flow flow = Flow.Next;
        if (!source.IsNull)
        {
            (int offset, int length) = Window(source.AsList.Count, frame);
            flow = length > 0 ? Loop(source.AsList, offset, length, frame) : otherwise.Run(frame);
        }
        frame.LeaveLoop();
        return flow;
    }

    private (int Offset, int Length) Window(int count, RenderFrame frame)
    {
        int offset = 0;
        int limit = 0;
        foreach (LoopOption option in options)
        {
            if (!Conversions.TryInteger(option.Value.Evaluate(frame), out int number)) throw new TemplateFailure(option.Value.Position, "not an integer");
            if (option.IsLimit) limit = number;
            else offset = Math.Max(0, number);
        }
        int left = Math.Max(0, count - offset);
        return (offset, limit > 0 ? Math.Min(left, limit) : left);
    }

    private Flow Loop(IModelList list, int offset, int length, RenderFrame frame)
    {
        for (int index = 0; index < length; index++)
        {
            frame.Steps(1, Position);
            frame.Loop(depth) = new LoopPlace { Item = list[offset + index], Index = index, Length = length };
            if (body.Run(frame) == Flow.Break) break;
        }
        return Flow.Next;
    }
}
