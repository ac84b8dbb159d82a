using System.Text;
using System.Text.Json.Nodes;
using MessageComposer.Composition;
using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Messages.Reading;
using MessageComposer.Review;

namespace MessageComposer.Tests.Composition;

/// <summary>Composes over given content, without a model and in memory.</summary>
internal static class Composing
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 21, 13, 0, 0, TimeSpan.Zero);

    public static Composer Over(ContentSnapshot content, IVariantStore? variants = null, ICopyWriter? writer = null, ICopyDemand? demand = null) =>
        new(() => content, variants ?? new InMemoryVariantStore(), writer ?? new SilentWriter(), demand ?? NoDemand.Instance, PseudonymKey.None, new FixedTime(Now));

    public static Brief Read(string json, ContentSnapshot content)
    {
        IntakeResult result = BriefReader.Read(Encoding.UTF8.GetBytes(json), new ContentVocabulary(content), Now);
        return result.Brief ?? throw new InvalidOperationException(string.Join("; ", result.Faults!.Select(fault => $"{fault.Key}: {string.Join(", ", fault.Value)}")));
    }

    public static Brief Read(JsonObject json, ContentSnapshot content) => Read(json.ToJsonString(), content);

    /// <summary>A model that is not there.</summary>
    private sealed class SilentWriter : ICopyWriter
    {
        public Task<CopyResult> WriteAsync(CopyRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(new CopyResult([], Reason.ModelNotConfigured, "no model"));
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;

        public override long GetTimestamp() => 0;
    }
}
