namespace MessageComposer.Templating.Functions;

internal static class ObjectFunctions
{
    public static IReadOnlyList<TemplateFunction> All { get; } = [new("object.default", 2, 2, Default)];

    private static Value Default(in FunctionCall call) =>
        call[0].IsNull || (call[0].Kind == ValueKind.Text && call[0].AsText.Length == 0) ? call[1] : call[0];
}
