using System.Diagnostics.CodeAnalysis;
using MessageComposer.Content;

namespace MessageComposer.Generation;

/// <summary>Everything a model would be sent for one cell, word for word.</summary>
/// <param name="Schema">The strict JSON schema of the answer.</param>
/// <param name="Tokens">All of it, by <see cref="TokenEstimate"/>.</param>
/// <param name="LeftOut">Paths of the facts that a bound on the tokens kept out.</param>
public sealed record PromptPreview(Prompt Prompt, string SchemaName, string Schema, int Tokens, IReadOnlyList<string> LeftOut)
{
    /// <param name="maxInputTokens">As <see cref="CopyWriterOptions.MaxInputTokens"/>.</param>
    /// <param name="prompts">As <see cref="CopyWriter"/> uses it.</param>
    /// <param name="fault">Which part of the request the content does not have, or where the template failed.</param>
    public static bool TryMake(
        PromptBuilder prompts, ContentSnapshot content, CopyRequest request, DateOnly day, int maxInputTokens, [NotNullWhen(true)] out PromptPreview? preview, [NotNullWhen(false)] out string? fault)
    {
        preview = null;
        if (CopyAssignment.From(content, request, day, out fault) is not { } assignment)
        {
            fault ??= "the content does not have this cell";
            return false;
        }
        if (!PromptFit.TryBuild(prompts, assignment, maxInputTokens, TokenEstimate.Of, out Prompt? prompt, out IReadOnlyList<string> leftOut, out fault)) return false;
        Microsoft.Extensions.AI.ChatResponseFormatJson format = CopySchema.For(assignment.Channel.Id, assignment.Fields);
        string schema = format.Schema!.Value.GetRawText();
        int tokens = TokenEstimate.Of(prompt.System) + TokenEstimate.Of(prompt.UserMessage) + TokenEstimate.Of(schema) + (2 * TokenEstimate.PerMessage);
        preview = new PromptPreview(prompt, format.SchemaName!, schema, tokens, leftOut);
        return true;
    }
}
