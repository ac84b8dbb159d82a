using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace MessageComposer.Server.Api;

/// <summary>What all endpoints share: JSON, problems, headers, the API's description.</summary>
internal static class ApiServices
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => WireJson.Configure(json.SerializerOptions));
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = UseSnakeCase);
        services.AddOpenApi(openApi =>
        {
            openApi.DescribeAccess();
            openApi.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo { Title = "Message Composer", Version = "v1", Description = "Composes marketing messages and never lets an unsafe one out." };
                document.Servers = [];
                return Task.CompletedTask;
            });
            openApi.AddSchemaTransformer((schema, context, _) =>
            {
                if (context.JsonPropertyInfo?.CustomConverter is FieldsConverter || context.JsonTypeInfo.Type == typeof(IReadOnlyList<KeyValuePair<string, string>>)) DescribeFields(schema);
                if (context.JsonTypeInfo.Type == typeof(JsonObject)) schema.Type = JsonSchemaType.Object | JsonSchemaType.Null;
                return Task.CompletedTask;
            });
        });
        return services;
    }

    public static void UseApi(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = failure => failure is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException or OperationCanceledException,
        });
        app.UseStatusCodePages();
        app.Use(static (context, next) =>
        {
            IHeaderDictionary headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
            headers["Referrer-Policy"] = "no-referrer";
            headers.CacheControl = "no-store";
            return next(context);
        });
    }

    private static void UseSnakeCase(ProblemDetailsContext context)
    {
        IDictionary<string, object?> extensions = context.ProblemDetails.Extensions;
        if (extensions.Remove("traceId", out object? trace)) extensions["trace_id"] = trace;
    }

    private static void DescribeFields(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.Object | JsonSchemaType.Null;
        schema.Items = null;
        schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String };
    }
}
