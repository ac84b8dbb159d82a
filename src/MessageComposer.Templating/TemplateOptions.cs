namespace MessageComposer.Templating;

/// <summary>A pure function a host registers under a bare name, such as <c>price | money</c>. <paramref name="arguments"/>[0] is the piped value.</summary>
/// <param name="arguments">The piped value, then the arguments; the text of a capture arrives as <see cref="ValueKind.Captured"/>.</param>
/// <param name="culture"><c>""</c>, <c>en-US</c> or <c>vi-VN</c>: the culture of the render.</param>
/// <returns>The result; a refusal is thrown as <see cref="TemplateFunctionException"/> and becomes the render's error.</returns>
public delegate Value HostFunction(ReadOnlySpan<Value> arguments, string culture);

/// <summary>A host function with how many arguments it takes, the piped value included.</summary>
public sealed record HostFunctionDefinition(string Name, int MinArguments, int MaxArguments, HostFunction Invoke);

/// <summary>Thrown by a host function to refuse its arguments. The message must not echo a value.</summary>
public sealed class TemplateFunctionException(string message) : Exception(message);

/// <summary>How a template is compiled and rendered. One instance serves many templates.</summary>
public sealed record TemplateOptions
{
    public static TemplateOptions Default { get; } = new();

    /// <summary>Unknown variables and members are errors. Default false: they are null.</summary>
    public bool Strict { get; init; }

    /// <summary>Culture of a render that names none: <c>""</c> (invariant, the default), <c>en-US</c> or <c>vi-VN</c>.</summary>
    public string Culture { get; init; } = "";

    /// <summary>Steps of all loops inside one outermost loop. Default 1000.</summary>
    public int LoopLimit { get; init; } = 1000;

    /// <summary>Longest output and longest string built, in UTF-16 units. Default 1,048,576.</summary>
    public int MaxOutputChars { get; init; } = 1_048_576;

    public IReadOnlyList<HostFunctionDefinition> Functions { get; init; } = [];
}

/// <summary>What is wrong and where: line and column count from 1, columns in UTF-16 units. Never holds a model value.</summary>
public sealed record TemplateError(string Name, int Line, int Column, string Message)
{
    public override string ToString() => $"{Name}({Line},{Column}) : error : {Message}";
}

/// <summary>A template that could not be compiled or rendered, for callers who asked for an exception.</summary>
public sealed class TemplateException(TemplateError error) : Exception(error.ToString())
{
    public TemplateError Error { get; } = error;
}
