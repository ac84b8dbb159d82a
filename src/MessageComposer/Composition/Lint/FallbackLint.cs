using MessageComposer.Content;
using MessageComposer.Experiments;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Messages;
using MessageComposer.Rendering;
using MessageComposer.Review;

namespace MessageComposer.Composition.Lint;

/// <summary>Renders every fallback for every segment, motive and angle on the sample facts, on the path real messages take, and wants each clean.</summary>
internal sealed class FallbackLint(ContentSnapshot content, SourceText sources, IReadOnlyList<SampleFacts> samples, DateTimeOffset now)
{
    private readonly ContentVocabulary _vocabulary = new(content);
    private readonly Dictionary<(string File, string Rule, string Match), (LintIssue Issue, int Times)> _issues = [];

    public IEnumerable<LintIssue> Run()
    {
        foreach (ScenarioContent scenario in content.Scenarios.Values.OrderBy(scenario => scenario.Definition.Id, StringComparer.Ordinal))
        {
            HashSet<string> reached = new(StringComparer.Ordinal);
            foreach (((string locale, string channel), FallbackContent fallback) in scenario.Fallbacks)
            {
                if (!scenario.Definition.Locales.Contains(locale) || !scenario.Definition.Channels.Contains(channel)) continue;
                foreach (SampleFacts sample in samples) Try(scenario, fallback, sample, channel, locale, reached);
            }
            foreach (AngleContent angle in scenario.Fallbacks.Count == 0 ? [] : scenario.Angles.Where(angle => !reached.Contains(angle.Definition.Id)))
                yield return new LintIssue(
                    scenario.Definition.Source.File, scenario.Definition.Source.Line, scenario.Definition.Source.Column, LintSeverity.Warning,
                    $"no sample of samples/facts leads to the angle {angle.Definition.Id}: its fallbacks were not tried");
        }
        foreach ((LintIssue issue, int times) in _issues.Values) yield return times == 1 ? issue : issue with { Message = $"{issue.Message} (and {times - 1} more like it)" };
    }

    private void Try(ScenarioContent scenario, FallbackContent fallback, SampleFacts sample, string channel, string locale, HashSet<string> reached)
    {
        for (int step = 1; step <= scenario.Angles.Count; step++)
        {
            if (sample.BriefFor(scenario.Definition.Id, channel, locale, step, _vocabulary, now) is not { } brief) return;
            foreach (AudienceContent segment in content.Segments)
            {
                foreach (AudienceContent motive in content.Motives)
                {
                    Brief voiced = brief with { Customer = brief.Customer with { Segment = segment.Definition.Id, Motive = motive.Definition.Id } };
                    Message message = Compose(scenario, voiced);
                    reached.Add(message.Cell.Angle);
                    Judge(message, fallback, sample);
                }
            }
        }
    }

    private Message Compose(ScenarioContent scenario, Brief brief)
    {
        (Audience audience, Cell cell) = AudienceSelector.Select(brief, scenario, content);
        ToneDefinition? tone = content.SegmentTones.GetValueOrDefault((brief.Locale, audience.Segment));
        BriefModel model = new(brief, audience, AddressForms.Of(tone?.Address, brief.Customer, brief.Channel), content);
        return new MessageWriting(new MessageDraft(content, scenario, cell, audience, Arms.Treatment, now, StopSet.None), model).FromFallback(Reason.NoApprovedVariant);
    }

    private void Judge(Message message, FallbackContent fallback, SampleFacts sample)
    {
        string place = $"facts {sample.Name}, {message.Cell.Segment}, {message.Cell.Motive}, angle {message.Cell.Angle}";
        Finding[] counting = [.. message.Guardrails.Findings.Where(finding => finding.Mode == RuleMode.Enforce)];
        foreach (Finding finding in counting)
        {
            LintSeverity severity = finding.Severity == Severity.Block ? LintSeverity.Error : LintSeverity.Warning;
            Add(fallback.Path, finding.Rule, finding.Match, severity, $"with {place}: {finding.Rule} objects to {finding.Field}{Quoted(finding.Match)}: {finding.Message}");
        }
        if (message.Source == MessageSource.Suppressed && counting.Length == 0)
            Add(fallback.Path, "", "", LintSeverity.Error, $"with {place}: a field the channel needs stays empty, or the template fails");
    }

    private void Add(string file, string rule, string match, LintSeverity severity, string message)
    {
        (string, string, string) key = (file, rule, match);
        if (_issues.TryGetValue(key, out (LintIssue Issue, int Times) known))
        {
            _issues[key] = (known.Issue, known.Times + 1);
            return;
        }
        SourcePlace at = sources.PlaceOf(file, match);
        _issues[key] = (new LintIssue(file, at.Line, at.Column, severity, message), 1);
    }

    private static string Quoted(string match) => match.Length == 0 ? "" : $" “{match}”";
}
