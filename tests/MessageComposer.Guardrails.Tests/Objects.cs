using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Tests;

internal static class Objects
{
    public static ModelObject Of(params (string Name, Value Value)[] members) => new(members.ToDictionary(static member => member.Name, static member => member.Value));
}
