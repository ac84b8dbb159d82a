using MessageComposer.Server.Auth;
using Microsoft.AspNetCore.Components;

namespace MessageComposer.Server.Web.Access;

/// <summary>What the pages of sign-in, people and keys share: the request and the form that was sent.</summary>
public abstract class AccessPage : WebComponent
{
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    internal Caller Caller => Http.User.Caller()!;

    internal string Sent(string name) => Http.Request.HasFormContentType ? Http.Request.Form[name].ToString() : "";

    internal bool IsSent(string name) => Http.Request.HasFormContentType && Http.Request.Form.ContainsKey(name);

    /// <summary>All values of one name, as flags.</summary>
    internal T SentFlags<T>(string name) where T : struct, Enum => Storage.People.FlagWords.Read<T>(string.Join(' ', Http.Request.Form[name].ToArray()));
}
