using MessageComposer.Templating.Nodes;
using MessageComposer.Templating.Rendering;

namespace MessageComposer.Templating.Functions;

internal delegate Value FunctionBody(in FunctionCall call);

/// <summary>A function of the language, or one of the host's, with how many arguments it takes (the piped value included).</summary>
internal sealed record TemplateFunction(string Name, int MinArguments, int MaxArguments, FunctionBody Invoke)
{
    public static TemplateFunction Of(HostFunctionDefinition host) =>
        new(host.Name, host.MinArguments, host.MaxArguments, (in FunctionCall call) => call.InvokeHost(host));
}

/// <summary>The arguments of one call, with the conversions the language makes for parameters.</summary>
internal readonly ref struct FunctionCall(ReadOnlySpan<Value> values, Expression[] sources, RenderFrame frame, int position)
{
    private readonly ReadOnlySpan<Value> _values = values;

    public RenderFrame Frame { get; } = frame;

    public int Count => _values.Length;

    public ref readonly Value this[int index] => ref _values[index];

    /// <summary>The text of a printable value; null for null or an argument not given.</summary>
    public string? Text(int index, bool allowCaptured = true)
    {
        if (index >= _values.Length) return null;
        ref readonly Value value = ref _values[index];
        if (value.IsNull) return null;
        if (!allowCaptured && value.Kind == ValueKind.Captured) throw Refuse(index, "captured text cannot be used here");
        return ValueText.TryPrint(value, Frame.Culture, out string? text) ? text : throw Refuse(index, "a list or an object is no text");
    }

    public int Integer(int index, int absent = 0)
    {
        if (index >= _values.Length) return absent;
        return Conversions.TryInteger(_values[index], out int number) ? number : throw Refuse(index, "not an integer");
    }

    /// <summary>Null for null; an error for anything but a list.</summary>
    public IModelList? List(int index) => _values[index].Kind switch
    {
        ValueKind.Null => null,
        ValueKind.List => _values[index].AsList,
        _ => throw Refuse(index, "not a list"),
    };

    /// <summary>The culture an argument names, or that of the render where it is null or not given.</summary>
    public RenderCulture Culture(int index) => Text(index, allowCaptured: false) is { } name
        ? RenderCulture.TryFind(name) ?? throw Refuse(index, "unknown culture")
        : Frame.Culture;

    /// <summary>A text result within the limit; null becomes the value null.</summary>
    public Value Result(string? text) => text is null ? Value.Null : Frame.Bounded(text, position);

    public void Steps(int count) => Frame.Steps(count, position);

    public TemplateFailure Refuse(int index, string message) => new(sources[index].Position, message);

    public TemplateFailure Refuse(string message) => new(position, message);

    public TemplateFailure TooLong() => Frame.TooLong(position);

    public Value InvokeHost(HostFunctionDefinition host)
    {
        Value result = host.Invoke(_values, Frame.Culture.Name);
        return result.Kind is ValueKind.Text ? Result(result.AsText) : result;
    }
}
