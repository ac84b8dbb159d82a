using MessageComposer.Server.Auth;

namespace MessageComposer.Server.Web.Access;

/// <summary>What the pages of sign-in, people and keys share.</summary>
public abstract class AccessPage : FormPage
{
    internal Caller Caller => Http.User.Caller()!;

    /// <summary>All values of one name, as flags.</summary>
    internal T SentFlags<T>(string name) where T : struct, Enum => Storage.People.FlagWords.Read<T>(string.Join(' ', Http.Request.Form[name].ToArray()));
}
