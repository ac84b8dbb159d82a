using MessageComposer.Guardrails.Definitions;
using MessageComposer.Server.Auth;
using MessageComposer.Server.Web.Words;
using MessageComposer.Storage.People;

namespace MessageComposer.Server.Web.Layout;

/// <param name="Icon">A name <c>Icon.razor</c> knows.</param>
/// <param name="OnBar">Has a place on a phone's bottom bar; the rest waits under “more”. The bar takes four.</param>
/// <param name="Roles">Whom it is shown to; the page itself refuses the others.</param>
internal sealed record NavigationItem(LocalName Name, string Path, string Icon, bool OnBar, Roles Roles = Roles.All);

/// <summary>Where people can go. A new page is one line here.</summary>
internal static class Navigation
{
    public static IReadOnlyList<NavigationItem> Items { get; } =
    [
        new(ShellWords.Home, "/", "home", OnBar: true),
        new(QueueWords.Queue, "/queue", "queue", OnBar: true, AccessRules.Readers),
        new(ShellWords.Variants, "/variants", "variants", OnBar: true, AccessRules.Readers),
        new(ShellWords.Playground, "/playground", "playground", OnBar: true, AccessRules.Readers),
        new(StopWords.Stops, "/stops", "stop", OnBar: false),
        new(MessageWords.Messages, "/messages", "message", OnBar: false, AccessRules.MessageReaders),
        new(ShellWords.Content, "/content", "content", OnBar: false, AccessRules.Readers),
        new(AccessWords.People, "/people", "people", OnBar: false, Roles.Admin),
        new(AccessWords.Keys, "/keys", "key", OnBar: false, Roles.Admin),
        new(AccessWords.Account, "/account", "lock", OnBar: false),
    ];

    /// <summary>What this caller may open; nothing before sign-in.</summary>
    public static IReadOnlyList<NavigationItem> For(Caller? caller) => caller is null ? [] : [.. Items.Where(item => (item.Roles & caller.Roles) != 0)];

    public static bool IsAt(NavigationItem item, string path) =>
        item.Path == "/" ? path == "/" : path == item.Path || path.StartsWith(item.Path + "/", StringComparison.Ordinal);
}
