using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Rendering;

namespace MessageComposer.Generation;

/// <summary>Keeps buyers' names out of product cards, whether the words write them or a merged review brings them.</summary>
internal static class CardQuotes
{
    private const string Rule = "named-quote";

    public static IEnumerable<Finding> In(CopyAssignment assignment, IReadOnlyList<KeyValuePair<string, string>> copy)
    {
        if (!IsCard(assignment)) yield break;
        foreach ((string field, string text) in copy)
            if (NamedQuote.Find(text, KnownOf(assignment)) is { } place) yield return Named(field, place.Start, text.Substring(place.Start, place.Length), assignment);
    }

    /// <summary>As filled with the facts of the product it is about.</summary>
    public static IEnumerable<Finding> InFacts(CopyAssignment assignment, JudgedCopy copy, CompiledCopy compiled)
    {
        if (!IsCard(assignment) || assignment.Request.Product is not { } product) yield break;
        Cell cell = assignment.Request.Cell;
        ProofBrief usual = ProofSet.For(cell, VietnamTime.EndOf(assignment.Day), product)[0];
        MessageJudge judge = new(assignment.Content, assignment.Scenario, new Audience(cell.Segment, cell.Motive, cell.Angle, assignment.Angle.Purpose), cell.Channel);
        BriefModel model = judge.ModelOf(usual.Brief);
        foreach (CheckedField field in compiled.RenderFillable(model).Fields!)
        {
            if (NamedQuote.Find(field.Text, KnownOf(assignment)) is not { } quote || compiled.PlaceInCopy(field.Id, model, quote.Start, quote.Length) is not { } place) continue;
            string text = copy.Fields.First(written => written.Key == field.Id).Value;
            yield return Named(field.Id, place.Start, text.Substring(place.Start, place.Length), assignment);
        }
    }

    private static bool IsCard(CopyAssignment assignment) => assignment.Request.Cell.Scenario == ProductCards.Scenario;

    private static string?[] KnownOf(CopyAssignment assignment) => [assignment.Request.Product?.Name, assignment.Request.Product?.Brand, assignment.Request.StoreName];

    private static Finding Named(string field, int start, string match, CopyAssignment assignment)
    {
        bool vietnamese = assignment.Request.Cell.Locale.StartsWith("vi", StringComparison.Ordinal);
        return new Finding
        {
            Rule = Rule,
            Category = Categories.Pii,
            Severity = Severity.Block,
            Owner = "composer",
            Field = field,
            Start = start,
            Length = match.Length,
            Match = match,
            Message = vietnamese ? "Dẫn lời một người có nêu tên." : "Quotes a person by name.",
            Reason = vietnamese
                ? "Người viết nhận xét chưa đồng ý để cửa hàng nêu tên trong tin nhắn; chỉ viết “khách nhận xét”."
                : "Whoever wrote a review has not agreed to be named in a shop's messages; write “a buyer said”.",
        };
    }
}
