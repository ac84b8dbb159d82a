using MessageComposer.Review;
using MessageComposer.Server.Api;
using Microsoft.AspNetCore.Components;

namespace MessageComposer.Server.Web;

/// <summary>What pages with forms share: the request, the form that was sent, and who sent it.</summary>
public abstract class FormPage : WebComponent
{
    /// <summary>A form that comes from the sign-in page, as it was written before the session ended: shown again, not acted upon.</summary>
    public const string ResumedField = "resumed";

    /// <summary>The name of the one handler of pages whose buttons say what to do by <c>act</c>.</summary>
    public const string Handler = "page";

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    internal string Sent(string name) => Http.Request.HasFormContentType ? Http.Request.Form[name].ToString() : "";

    internal bool IsSent(string name) => Http.Request.HasFormContentType && Http.Request.Form.ContainsKey(name);

    internal bool IsResumed => IsSent(ResumedField);

    /// <summary>What the pressed button asks for; empty where nothing is to be done.</summary>
    internal string Act => IsResumed ? "" : Sent("act");

    /// <summary>What was written last time stands in the field again.</summary>
    internal string Kept(string act, string name) => Sent("act") == act ? Sent(name) : "";

    internal int SentRevision => int.TryParse(Sent("revision"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int revision) ? revision : 0;

    internal Reviewer By => CurrentPerson.Of(Http.User) ?? throw new InvalidOperationException("The page has no access rule.");
}
