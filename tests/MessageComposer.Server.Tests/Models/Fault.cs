using System.Text;
using MessageComposer.Tests.Generation;
using Microsoft.AspNetCore.Http;

namespace MessageComposer.Server.Tests.Models;

/// <summary>One thing a provider can do, and what must become of a request that waits for its copy.</summary>
/// <param name="Answer">Each call's answer; the number counts the calls that the shape let through, from 1.</param>
/// <param name="Reason">Of the fallback; null: the copy serves.</param>
internal sealed record Fault(string Name, string? Reason, Func<ServerShape, HttpContext, int, Task> Answer)
{
    /// <summary>The attempt may take this long.</summary>
    public string AttemptTimeout { get; init; } = "00:00:10";

    public int Retries { get; init; }

    public const string Instruction = "Bạn viết lời nhắn cho cửa hàng, nói thật và nói cụ thể từng điều.";

    private const string Good = """{"variants":[{"title":"Giỏ hàng đợi bạn nè","body":"{{ product.name }} vẫn còn trong giỏ đó."}]}""";
    private const string Brief = "00:00:00.4";

    /// <summary>Troubles of the connection itself are added by the test.</summary>
    public static IReadOnlyList<Fault> All { get; } =
    [
        Says("good copy", null, Good),
        new("hangs before its headers", "model-timeout", (_, context, _) => ScriptedProvider.Hangs(context)) { AttemptTimeout = Brief },
        new("hangs in its body", "model-timeout", (_, context, _) => ScriptedProvider.HangsMidBody(context)) { AttemptTimeout = Brief },
        new("drips a byte at a time", "model-timeout", (_, context, _) => DripAsync(context)) { AttemptTimeout = Brief },
        new("cuts its body off", "model-error", (_, context, _) => ScriptedProvider.CutsOff(context)),
        new("a body without end", "model-error", (_, context, _) => ScriptedProvider.Floods(context)),
        Status("400 context length", "model-error", ScriptedProvider.Error(400, "context_length_exceeded")),
        Status("400 without words", "model-error", ScriptedProvider.Body("", 400)),
        Status("400 content filter", "unusable-output", ScriptedProvider.Error(400, "content_filter")),
        Status("401", "model-error", ScriptedProvider.Status(401)),
        Status("403", "model-error", ScriptedProvider.Status(403)),
        Status("404 no such model", "model-error", ScriptedProvider.Error(404, "model_not_found")),
        Status("408", "model-timeout", ScriptedProvider.Status(408)),
        Status("413", "model-error", ScriptedProvider.Status(413)),
        Status("422", "model-error", ScriptedProvider.Body("""{"detail":"no"}""", 422)),
        Status("429", "model-rate-limited", ScriptedProvider.Status(429)),
        Status("429 with a long Retry-After", "model-rate-limited", ScriptedProvider.Status(429, ("Retry-After", "3600"))) with { Retries = 2 },
        Status("429 out of quota", "model-rate-limited", ScriptedProvider.Error(429, "insufficient_quota")) with { Retries = 2 },
        Recovers("429 with a short Retry-After, then copy", ScriptedProvider.Status(429, ("Retry-After", "0"))),
        Recovers("503 while the model loads, then copy", ScriptedProvider.Body("""{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}""", 503)),
        Recovers("a cut-off body, then copy", ScriptedProvider.CutsOff),
        Status("500", "model-error", ScriptedProvider.Status(500)),
        Status("503", "model-error", ScriptedProvider.Status(503)),
        Status("a redirect elsewhere", "model-error", ScriptedProvider.Status(307, ("Location", "http://elsewhere.invalid/"))),
        Status("an error in place of a completion", "model-error", ScriptedProvider.Body("""{"error":{"message":"upstream","code":502}}""")),
        Status("a page of HTML", "model-error", Typed("text/html", "<html>Bad gateway</html>")),
        Status("an empty body", "model-error", ScriptedProvider.Body("")),
        Status("malformed JSON", "model-error", ScriptedProvider.Body("""{"choices":[{]}""")),
        Status("truncated JSON", "model-error", ScriptedProvider.Body(ScriptedProvider.Completion(Good)[..200])),
        Status("no choices", "unusable-output", ScriptedProvider.Body("""{"id":"x","object":"chat.completion","created":1,"model":"m","choices":[]}""")),
        Status("null in every place", "unusable-output", ScriptedProvider.Body("""{"id":null,"model":null,"usage":null,"choices":[{"finish_reason":null,"message":null}]}""")),
        new("copy under a wrong content type", null, (shape, context, _) => Typed("text/plain", shape.Completion(Good, "stop", null))(context)),
        new("the content filter stops the answer", "unusable-output", (shape, context, _) => ScriptedProvider.Body(shape.Completion("", "content_filter", null))(context)),
        new("a refusal", "unusable-output", (shape, context, _) => ScriptedProvider.Body(shape.Completion(null, "stop", "I can't help with that."))(context)),
        new("an answer cut at the token limit", "unusable-output", (shape, context, _) => ScriptedProvider.Body(shape.Completion(Good[..40], "length", null))(context)),
        Says("nothing", "unusable-output", ""),
        Says("words in place of JSON", "unusable-output", "Dạ, đây là bài ạ."),
        Says("a wrong schema", "unusable-output", """{"variants":[{"headline":"Giỏ hàng"}]}"""),
        Says("a field twice", "unusable-output", """{"variants":[{"title":"Giỏ hàng đợi bạn nè","title":"Khác","body":"Xem lại giỏ hàng nha."}]}"""),
        Says("null for a field", "unusable-output", """{"variants":[{"title":"Giỏ hàng đợi bạn nè","body":null}]}"""),
        Says("the example of the prompt", "unusable-output", """{"variants":[{"title":"…","body":"…"}]}"""),
        Says("another language", "unusable-output", Given.Answer("Come back and finish your order whenever you like.", "Your cart is still here")),
        Says("its own instructions", "unusable-output", Given.Answer(Instruction)),
        Says("banned words", "guardrail-blocked", Given.Answer("Bấm để xem lại giỏ hàng nha.", "Giá sốc cho giỏ hàng nè")),
        Says("a placeholder", "guardrail-blocked", Given.Answer("Chào [Tên khách hàng], xem lại giỏ hàng nha.")),
        Says("a price in figures", "guardrail-blocked", Given.Answer("{{ product.name }} giá chỉ 189.000đ thôi nha.")),
        Says("a merge field nobody offered", "guardrail-blocked", Given.Answer("Chào {{ customer.phone }}, xem lại giỏ hàng nha.")),
        Says("a telephone number", "guardrail-blocked", Given.Answer("Có gì thắc mắc bạn gọi 0912 345 678 nha.")),
    ];

    private static Fault Says(string name, string? reason, string text) =>
        new(name, reason, (shape, context, _) => ScriptedProvider.Body(shape.Completion(text, "stop", null))(context));

    private static Fault Status(string name, string reason, Func<HttpContext, Task> answer) => new(name, reason, (_, context, _) => answer(context));

    private static Fault Recovers(string name, Func<HttpContext, Task> first) =>
        new(name, null, (shape, context, call) => call == 1 ? first(context) : ScriptedProvider.Body(shape.Completion(Good, "stop", null))(context)) { Retries = 1 };

    private static Func<HttpContext, Task> Typed(string type, string body) => async context =>
    {
        context.Response.ContentType = type;
        await context.Response.WriteAsync(body, context.RequestAborted);
    };

    private static async Task DripAsync(HttpContext context)
    {
        try
        {
            while (true)
            {
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(" "), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(20, context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The client had enough.
        }
    }
}
