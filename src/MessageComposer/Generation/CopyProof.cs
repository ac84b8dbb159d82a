using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Rendering;

namespace MessageComposer.Generation;

/// <summary>
/// Tries copy out on the proof set, the way a message is composed. What breaks a limit or a rule there would break it for a real recipient, so it is a finding about
/// the copy. A brief that does not meet the copy's conditions, or lacks a fact it merges, would never be served with it and proves nothing.
/// </summary>
internal static class CopyProof
{
    private const string MergeFieldRule = "merge-field";

    /// <param name="copy">As <see cref="CopyJudge"/> gave it.</param>
    /// <param name="at">The moment it is tried for.</param>
    public static JudgedCopy Prove(CopyAssignment assignment, JudgedCopy copy, DateTimeOffset at)
    {
        if (!CompiledCopy.TryCompile(copy.Fields, assignment.Scenario.MergePolicy, out CompiledCopy? compiled, out _)) return copy;
        List<Finding> found = [];
        foreach (Trial trial in Trials(assignment, copy, compiled, at))
        {
            foreach (Finding finding in FindingsOf(trial, copy, compiled, IsVietnamese(assignment)))
            {
                if (!copy.Report.Findings.Concat(found).Any(known => IsSame(known, finding))) found.Add(finding);
            }
        }
        found.AddRange(CardQuotes.InFacts(assignment, copy, compiled).Where(quote => !copy.Report.Findings.Any(known => known.Rule == quote.Rule && known.Field == quote.Field)));
        return found.Count == 0 ? copy : copy with { Report = GuardrailReport.Of([.. copy.Report.Findings, .. found]) };
    }

    private readonly record struct Trial(ProofBrief Proof, MessageTrial Message);

    private static IEnumerable<Trial> Trials(CopyAssignment assignment, JudgedCopy copy, CompiledCopy compiled, DateTimeOffset at)
    {
        Cell cell = assignment.Request.Cell;
        MessageJudge judge = new(assignment.Content, assignment.Scenario, new Audience(cell.Segment, cell.Motive, cell.Angle, assignment.Angle.Purpose), cell.Channel);
        Product? about = assignment.Scenario.Definition.Grain == Grain.Product ? assignment.Request.Product : null;
        (ProofBrief Proof, BriefModel Model)[] set = [.. ProofSet.For(cell, at, about).Select(proof => (proof, judge.ModelOf(proof.Brief)))];
        // A condition that no brief of the set meets (rain, few left) says nothing about which of them would be served.
        string[] telling = [.. copy.Conditions.Where(condition => set.Any(tried => tried.Model.Conditions.Holds(condition)))];
        foreach ((ProofBrief proof, BriefModel model) in set)
        {
            if (!Array.TrueForAll(telling, model.Conditions.Holds)) continue;
            yield return new Trial(proof, cell.Scenario == ProductCards.Scenario ? judge.Judge(compiled.RenderFillable(model), model, TextStage.Rendered) : judge.TryCopy(compiled, model));
        }
    }

    private static IEnumerable<Finding> FindingsOf(Trial trial, JudgedCopy copy, CompiledCopy compiled, bool vietnamese)
    {
        MessageTrial message = trial.Message;
        if (message.Fields is null) return Unfillable(trial, copy, compiled, vietnamese) is { } unfillable ? [unfillable] : [];
        // What a brief's facts ask to be said is judged with the copy where its conditions say so; a brief that asks for more is served by other copy.
        return message.Report.Findings
            .Where(finding => finding is { Severity: Severity.Block, Mode: RuleMode.Enforce } && finding.Category != Categories.MissingRequired)
            .Select(finding => AboutCopy(finding, trial, copy, compiled, vietnamese));
    }

    /// <summary>The finding with its place in the copy; without a place where what broke the rule was added around the field or is the field's whole length.</summary>
    private static Finding AboutCopy(Finding finding, Trial trial, JudgedCopy copy, CompiledCopy compiled, bool vietnamese)
    {
        (int Start, int Length) place = PlaceOf(finding, trial.Message, compiled) ?? (0, 0);
        string text = copy.Fields.FirstOrDefault(field => field.Key == finding.Field).Value ?? "";
        return finding with
        {
            Start = place.Start,
            Length = place.Length,
            Match = text.Substring(place.Start, place.Length),
            Message = $"{finding.Message} {TriedWith(trial.Proof, vietnamese)}",
            Suggestion = null,
            InValue = [],
        };
    }

    private static (int Start, int Length)? PlaceOf(Finding finding, MessageTrial message, CompiledCopy compiled)
    {
        if (finding.Length == 0 || TextOf(message.Fields!, finding.Field) is not { } written) return null;
        // Rewritten text (SMS) is judged as it was written but for what turns ugly without marks: there the match no longer stands in it.
        string visible = message.Payload!.IsRewritten ? written : TextOf(message.Payload.Visible, finding.Field) ?? written;
        int start = finding.Start - (visible.Length - written.Length);
        bool stands = visible.EndsWith(written, StringComparison.Ordinal) && start >= 0 && start + finding.Length <= written.Length
            && written.AsSpan(start, finding.Length).SequenceEqual(finding.Match);
        return stands ? compiled.PlaceInCopy(finding.Field, message.Model, start, finding.Length) : null;
    }

    private static string? TextOf(IReadOnlyList<CheckedField> fields, string id) => fields.FirstOrDefault(field => field.Id == id)?.Text;

    /// <summary>Null where a fact is missing: such a brief is not served with the copy.</summary>
    private static Finding? Unfillable(Trial trial, JudgedCopy copy, CompiledCopy compiled, bool vietnamese)
    {
        if (trial.Message.Missing is not { } missing) return null;
        string[] paths = [.. compiled.Paths.Where(path => missing.Contains(path, StringComparison.Ordinal))];
        if (paths.Length == 0 || !Array.TrueForAll(paths, path => FactText.IsThere(trial.Message.Model, path))) return null;
        KeyValuePair<string, string> field = copy.Fields.First(candidate => candidate.Value.Contains(missing, StringComparison.Ordinal));
        return new Finding
        {
            Rule = MergeFieldRule,
            Category = Categories.Injection,
            Severity = Severity.Block,
            Owner = "composer",
            Field = field.Key,
            Start = field.Value.IndexOf(missing, StringComparison.Ordinal),
            Length = missing.Length,
            Match = missing,
            Message = (vietnamese ? "Có dữ kiện mà ô trộn này vẫn không điền được. " : "The fact is there, and still this merge field cannot be filled. ") + TriedWith(trial.Proof, vietnamese),
            Reason = vietnamese ? "Bài có ô không điền được thì không gửi được cho ai." : "Copy with a merge field that cannot be filled serves nobody.",
        };
    }

    private static string TriedWith(ProofBrief proof, bool vietnamese) => vietnamese ? $"(Thử với: {proof.Meaning.Vi}.)" : $"(Tried with {proof.Meaning.En}.)";

    private static bool IsVietnamese(CopyAssignment assignment) => assignment.Request.Cell.Locale.StartsWith("vi", StringComparison.Ordinal);

    private static bool IsSame(Finding one, Finding other) =>
        one.Rule == other.Rule && one.Field == other.Field && one.Start == other.Start && one.Length == other.Length && one.Severity == other.Severity;
}
