using System.Text;

namespace MessageComposer.Templating.Functions;

internal static class ArrayFunctions
{
    public static IReadOnlyList<TemplateFunction> All { get; } =
    [
        new("array.size", 1, 1, static (in FunctionCall call) => Value.Of((long)(call.List(0)?.Count ?? 0))),
        new("array.first", 1, 1, static (in FunctionCall call) => call.List(0) is { Count: > 0 } list ? list[0] : Value.Null),
        new("array.last", 1, 1, static (in FunctionCall call) => call.List(0) is { Count: > 0 } list ? list[list.Count - 1] : Value.Null),
        new("array.join", 2, 2, Join),
        new("array.limit", 2, 2, Limit),
        new("array.offset", 2, 2, Offset),
        new("array.map", 2, 2, Map),
    ];

    private static Value Join(in FunctionCall call)
    {
        IModelList? list = call.List(0);
        string separator = call.Text(1, allowCaptured: false) ?? "";
        if (list is null) return Value.Of("");
        call.Steps(list.Count);
        StringBuilder text = new();
        for (int i = 0; i < list.Count; i++)
        {
            if (i > 0) text.Append(separator);
            if (!Rendering.ValueText.TryPrint(list[i], call.Frame.Culture, out string? item)) throw call.Refuse("an item is a list or an object");
            text.Append(item);
            if (text.Length > call.Frame.Options.MaxOutputChars) throw call.TooLong();
        }
        return Value.Of(text.ToString());
    }

    private static Value Limit(in FunctionCall call)
    {
        int count = call.Integer(1);
        return call.List(0) is { } list ? Slice(call, list, 0, Math.Min(Math.Max(count, 0), list.Count)) : Value.Null;
    }

    private static Value Offset(in FunctionCall call)
    {
        int count = call.Integer(1);
        if (call.List(0) is not { } list) return Value.Null;
        int start = Math.Min(Math.Max(count, 0), list.Count);
        return Slice(call, list, start, list.Count - start);
    }

    private static Value Map(in FunctionCall call)
    {
        IModelList? list = call.List(0);
        string? name = call.Text(1, allowCaptured: false);
        if (list is null || name is null) return Value.Of(ModelList.Empty);
        call.Steps(list.Count);
        List<Value> members = new(list.Count);
        for (int i = 0; i < list.Count; i++)
        {
            Value item = list[i];
            if (item.Kind == ValueKind.Object)
            {
                if (item.AsObject.TryGetMember(name, out Value member)) members.Add(member);
            }
            else if (item.Kind == ValueKind.Date || (item.Kind is ValueKind.Text or ValueKind.List && name == "size"))
            {
                throw call.Refuse("an item is not an object");
            }
        }
        return Value.Of(new ModelList(members));
    }

    private static Value Slice(in FunctionCall call, IModelList list, int start, int length)
    {
        call.Steps(length);
        Value[] items = new Value[length];
        for (int i = 0; i < length; i++) items[i] = list[start + i];
        return Value.Of(new ModelList(items));
    }
}
