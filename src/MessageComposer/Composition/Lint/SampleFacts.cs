using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Messages;
using MessageComposer.Messages.Reading;

namespace MessageComposer.Composition.Lint;

/// <summary>One file of <c>samples/facts/</c>: a compose request without scenario, channel and locale, as shops really send them.</summary>
internal sealed class SampleFacts(string name, JsonObject request)
{
    private const string Folder = "samples/facts";
    private const int MaxBytes = 256 * 1024;

    /// <summary>The file's name without extension.</summary>
    public string Name => name;

    /// <summary>Reads every <c>*.json</c> in name order; a file that is no compose request gives an issue.</summary>
    public static IReadOnlyList<SampleFacts> ReadAll(string root, List<LintIssue> issues)
    {
        string folder = Path.Combine(root, Folder);
        List<SampleFacts> samples = [];
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
        foreach (string file in files.Order(StringComparer.Ordinal))
        {
            string path = $"{Folder}/{Path.GetFileName(file)}";
            try
            {
                if (new FileInfo(file).Length > MaxBytes) issues.Add(new LintIssue(path, 0, 0, LintSeverity.Error, "is greater than a compose request may be"));
                else if (JsonNode.Parse(File.ReadAllBytes(file), null, new JsonDocumentOptions { AllowDuplicateProperties = false }) is JsonObject request)
                    Take(new SampleFacts(Path.GetFileNameWithoutExtension(file), request), path, samples, issues);
                else issues.Add(new LintIssue(path, 1, 1, LintSeverity.Error, "must be a JSON object"));
            }
            catch (JsonException broken)
            {
                issues.Add(new LintIssue(path, (int)(broken.LineNumber ?? 0) + 1, (int)(broken.BytePositionInLine ?? 0) + 1, LintSeverity.Error, "is not valid JSON"));
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                issues.Add(new LintIssue(path, 0, 0, LintSeverity.Error, "cannot be read"));
            }
        }
        return samples;
    }

    /// <summary>The brief of these facts; null where the scenario needs a fact they do not hold.</summary>
    public Brief? BriefFor(string scenario, string channel, string locale, int step, IBriefVocabulary vocabulary, DateTimeOffset now) =>
        Read(scenario, channel, locale, step, vocabulary, now).Brief;

    private static void Take(SampleFacts sample, string path, List<SampleFacts> samples, List<LintIssue> issues)
    {
        IntakeResult intake = sample.Read("any", "any", "vi-VN", 1, new AnyVocabulary("any", "vi-VN"), DateTimeOffset.UnixEpoch);
        if (intake.Faults is null) samples.Add(sample);
        else
            foreach ((string member, IReadOnlyList<string> messages) in intake.Faults)
                foreach (string message in messages) issues.Add(new LintIssue(path, 1, 1, LintSeverity.Error, $"{member}: {message}"));
    }

    private IntakeResult Read(string scenario, string channel, string locale, int step, IBriefVocabulary vocabulary, DateTimeOffset now)
    {
        JsonObject wire = (JsonObject)request.DeepClone();
        wire["scenario"] = scenario;
        wire["channel"] = channel;
        wire["locale"] = locale;
        if (wire["context"] is null) wire["context"] = new JsonObject();
        if (wire["context"] is JsonObject context) context["step"] = step;
        return BriefReader.Read(Encoding.UTF8.GetBytes(wire.ToJsonString()), vocabulary, now);
    }
}
