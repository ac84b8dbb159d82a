using MessageComposer.Guardrails.Definitions;
using MessageComposer.Server.Web.Words;

namespace MessageComposer.Server.Web.Layout;

/// <param name="Icon">A name <c>Icon.razor</c> knows.</param>
/// <param name="OnBar">Has a place on a phone's bottom bar; the rest waits under “more”. The bar takes four.</param>
internal sealed record NavigationItem(LocalName Name, string Path, string Icon, bool OnBar);

/// <summary>Where people can go. A new page is one line here.</summary>
internal static class Navigation
{
    public static IReadOnlyList<NavigationItem> Items { get; } =
    [
        new(ShellWords.Home, "/", "home", OnBar: true),
        new(ShellWords.Variants, "/variants", "variants", OnBar: true),
        new(ShellWords.Playground, "/playground", "playground", OnBar: true),
        new(ShellWords.Content, "/content", "content", OnBar: true),
    ];

    public static bool IsAt(NavigationItem item, string path) =>
        item.Path == "/" ? path == "/" : path == item.Path || path.StartsWith(item.Path + "/", StringComparison.Ordinal);
}
