using MessageComposer.Server.Auth;
using MessageComposer.Storage.People;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace MessageComposer.Server.Api;

/// <summary>Tells in the API's description which credentials a route takes, from the same rule that guards it.</summary>
internal static class AccessDescription
{
    private const string Key = "key";
    private const string Session = "session";

    public static void DescribeAccess(this OpenApiOptions openApi)
    {
        openApi.AddDocumentTransformer((document, _, _) =>
        {
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key (mc_…) or a token of the configured issuer." },
                [Session] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = SessionCookie.Name, Description = "Of a person who signed in." },
            };
            return Task.CompletedTask;
        });
        openApi.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAccessRule>().LastOrDefault() is not { IsOpen: false } rule) return Task.CompletedTask;
            operation.Security = [];
            // A token may carry scopes and roles; a key scopes alone.
            if (rule.Scopes != Scopes.None) operation.Security.Add(Takes(Key, context.Document));
            if (rule.Roles != Roles.None) operation.Security.Add(Takes(Session, context.Document));
            return Task.CompletedTask;
        });
    }

    private static OpenApiSecurityRequirement Takes(string scheme, OpenApiDocument? document) => new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };
}
