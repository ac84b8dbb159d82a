using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Rules;

/// <summary>
/// A rule written in code. One instance serves every check on every thread, so it keeps no state of a check. A rule overrides one
/// method or both; the pipeline calls <see cref="Inspect"/> for each field in order and then <see cref="InspectMessage"/> once.
/// What it throws becomes a blocking finding.
/// </summary>
internal interface IGuardrailRule
{
    /// <summary>Kebab-case, without the category: <c>field-too-long</c>.</summary>
    string Id { get; }

    /// <summary>One of <see cref="Categories"/>.</summary>
    string Category { get; }

    /// <summary>Looks at one field. At <see cref="TextStage.Copy"/> its keys hold <see cref="FoldedText.MergeMark"/> where a merge field stands.</summary>
    void Inspect(FoldedText field, GuardrailContext context, FindingSink findings)
    {
    }

    /// <summary>Looks at all fields together.</summary>
    void InspectMessage(IReadOnlyList<FoldedText> fields, GuardrailContext context, FindingSink findings)
    {
    }
}
