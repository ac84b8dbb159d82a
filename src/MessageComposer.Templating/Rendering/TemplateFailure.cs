namespace MessageComposer.Templating.Rendering;

/// <summary>Ends a compile or a render at a place in the source. Never leaves the assembly: <see cref="Template"/> turns it into a <see cref="TemplateError"/>.</summary>
/// <param name="position">UTF-16 offset in the source.</param>
internal sealed class TemplateFailure(int position, string message) : Exception(message)
{
    public int Position { get; } = position;
}
