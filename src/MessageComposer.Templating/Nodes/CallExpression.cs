using System.Runtime.CompilerServices;
using MessageComposer.Templating.Functions;
using MessageComposer.Templating.Rendering;

namespace MessageComposer.Templating.Nodes;

/// <summary>A function with its arguments, the piped value first.</summary>
internal sealed class CallExpression : Expression
{
    private readonly TemplateFunction _function;
    private readonly Expression[] _arguments;

    public CallExpression(int position, TemplateFunction function, Expression[] arguments) : base(position)
    {
        _function = function;
        _arguments = arguments;
        int height = 0;
        foreach (Expression argument in arguments) height = Math.Max(height, argument.Height);
        Height = height + 1;
    }

    public override Value Evaluate(RenderFrame frame)
    {
        int count = _arguments.Length;
        if (count < _function.MinArguments || count > _function.MaxArguments)
            throw new TemplateFailure(Position, $"too {(count < _function.MinArguments ? "few" : "many")} arguments for `{_function.Name}`");
        if (count > InlineValues.Length) return Call(new Value[count], frame);
        InlineValues values = default;
        return Call(((Span<Value>)values)[..count], frame);
    }

    private Value Call(Span<Value> values, RenderFrame frame)
    {
        for (int i = 0; i < values.Length; i++) values[i] = _arguments[i].Evaluate(frame);
        try
        {
            return _function.Invoke(new FunctionCall(values, _arguments, frame, Position));
        }
        catch (TemplateFunctionException refusal)
        {
            throw new TemplateFailure(Position, refusal.Message);
        }
    }

    [InlineArray(Length)]
    private struct InlineValues
    {
        public const int Length = 3;

        private Value _first;
    }
}
