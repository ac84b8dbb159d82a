using System.Text.Json.Nodes;
using MessageComposer.Review.Audit;
using MessageComposer.Storage.People;

namespace MessageComposer.Server.Auth;

/// <summary>The audit trail's words for what happens to people and keys.</summary>
internal static class AccessAudit
{
    public const string Created = "person.create";
    public const string RolesChanged = "person.roles";
    public const string Disabled = "person.disable";
    public const string Enabled = "person.enable";
    public const string PasswordSet = "person.password";
    public const string SignedOut = "person.sign_out_everywhere";
    public const string SignedIn = "person.sign_in";
    public const string LockedOut = "person.lock_out";
    public const string KeyCreated = "key.create";
    public const string KeyRevoked = "key.revoke";

    public static AuditEntry Of(DateTimeOffset at, AuditActor by, string action, Person person) => new(at, by, action, "person/" + person.Id.ToString("D"), new JsonObject
    {
        ["sign_in_name"] = person.SignInName,
        ["roles"] = Words(person.Roles),
    });

    public static AuditEntry Of(DateTimeOffset at, AuditActor by, string action, ApiKey key) => new(at, by, action, "key/" + key.Id.ToString("D"), new JsonObject
    {
        ["name"] = key.Name,
        ["prefix"] = key.Prefix,
        ["scopes"] = Words(key.Scopes),
        ["consent_checked_upstream"] = key.ConsentCheckedUpstream,
    });

    private static JsonArray Words<T>(T flags) where T : struct, Enum => [.. FlagWords.Of(flags).Select(word => JsonValue.Create(word))];
}
