using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Review;
using Microsoft.Extensions.AI;

namespace MessageComposer.Generation;

/// <summary>Prompt → model → read → check → try out on the proof set → one repair turn → variants. Thread-safe; holds no state between requests.</summary>
/// <param name="content">The snapshot in force; a request keeps the one it began with.</param>
/// <param name="counter">Null: the plain <see cref="TokenEstimate"/>.</param>
public sealed class CopyWriter(
    IChatClient model, Func<ContentSnapshot> content, PromptBuilder prompts, TimeProvider time, CopyWriterOptions options, ITokenCounter? counter = null) : ICopyWriter
{
    private const int MostVariants = 8;

    public async Task<CopyResult> WriteAsync(CopyRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ContentSnapshot snapshot = content();
        DateOnly day = VietnamTime.DayOf(time.GetUtcNow());
        if (CopyAssignment.From(snapshot, request with { Count = Math.Clamp(request.Count, 1, MostVariants) }, day, out string? fault) is not { } assignment)
            return Nothing(Reason.ModelError, fault);
        if (!PromptFit.TryBuild(prompts, assignment, options.MaxInputTokens, TokensOf, out Prompt? prompt, out IReadOnlyList<string> leftOut, out fault)) return Nothing(Reason.ModelError, fault);

        using CancellationTokenSource deadline = new(options.Deadline, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        List<ChatMessage> messages = [new(ChatRole.System, prompt.System), new(ChatRole.User, prompt.UserMessage)];
        Ask ask = new(prompt, leftOut, new TokenAllowance(options.TokensPerRequest));

        Turn first = await AskAsync(assignment, ask, CallPurpose.Write, messages, either.Token, cancellationToken).ConfigureAwait(false);
        if (first.Reason is { } reason) return Nothing(reason, first.Detail);

        List<JudgedCopy> blocked = [.. first.Copies.Where(copy => copy.IsBlocked)];
        if (blocked.Count == 0 || !options.Repair) return Outcome(assignment, first.Copies, first.Model);

        messages.AddRange(RepairTurn.For(blocked, [.. assignment.Fields.Select(field => field.Id)], request.Cell.Locale));
        CopyAssignment repair = assignment with { Request = assignment.Request with { Count = blocked.Count } };
        Turn second = await AskAsync(repair, ask, CallPurpose.Repair, messages, either.Token, cancellationToken).ConfigureAwait(false);

        // A repair turn that fails takes nothing away: what the first turn gave stands.
        return Outcome(assignment, second.Reason is null ? Merged(first.Copies, second.Copies) : first.Copies, second.Model ?? first.Model);
    }

    /// <summary>What one call gave: judged copies, or why none.</summary>
    private readonly record struct Turn(IReadOnlyList<JudgedCopy> Copies, string? Model, Reason? Reason, string? Detail)
    {
        public static Turn Failed(Reason reason, string detail) => new([], null, reason, detail);
    }

    /// <summary>What all turns of a request share.</summary>
    private sealed record Ask(Prompt Prompt, IReadOnlyList<string> LeftOut, TokenAllowance Allowance);

    private async Task<Turn> AskAsync(
        CopyAssignment assignment, Ask ask, CallPurpose purpose, List<ChatMessage> messages, CancellationToken either, CancellationToken caller)
    {
        try
        {
            ChatResponse response = await model.GetResponseAsync(messages, OptionsFor(assignment, ask, purpose), either).ConfigureAwait(false);
            return WithoutEchoes(Read(assignment, response), ask.Prompt);
        }
        catch (OperationCanceledException) when (caller.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (exception is OperationCanceledException or TimeoutException)
        {
            return Turn.Failed(Reason.ModelTimeout, "no completion within the deadline");
        }
        catch (ModelRefusedException refusal)
        {
            return Turn.Failed(refusal.Reason, refusal.Message);
        }
#pragma warning disable CA1031 // Whatever a provider's client throws, the caller gets a reason; the message may quote text or a key and is left out.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Turn.Failed(Reason.ModelError, exception.GetType().Name);
        }
    }

    private Turn Read(CopyAssignment assignment, ChatResponse response)
    {
        if (response.FinishReason == ChatFinishReason.ContentFilter) return Turn.Failed(Reason.UnusableOutput, "the provider's content filter stopped the completion");
        CopyReading reading = CopyReader.Read(response.Text, assignment.Fields, assignment.Request.Count);
        if (reading.Fault is { } fault)
            return Turn.Failed(Reason.UnusableOutput, response.FinishReason == ChatFinishReason.Length ? "the completion was cut at its token limit" : fault);

        IReadOnlyList<IReadOnlyList<string>> stated = StatedConditions(response);
        List<JudgedCopy> copies = [];
        for (int i = 0; i < reading.Copies.Count; i++)
            if (LocaleGuess.Fits(reading.Copies[i], assignment.Request.Cell.Locale))
                copies.Add(CopyProof.Prove(assignment, CopyJudge.Judge(assignment, reading.Copies[i], i < stated.Count ? stated[i] : []), time.GetUtcNow()));
        return copies.Count == 0
            ? Turn.Failed(Reason.UnusableOutput, "the completion is not in the language asked for")
            : new Turn(copies, response.ModelId ?? NameOf(model), null, null);
    }

    private static Turn WithoutEchoes(Turn turn, Prompt prompt)
    {
        List<JudgedCopy> own = [.. turn.Copies.Where(copy => !PromptEcho.IsIn(prompt, copy.Fields))];
        return own.Count == turn.Copies.Count ? turn
            : own.Count == 0 ? Turn.Failed(Reason.UnusableOutput, "the completion recites its prompt")
            : new Turn(own, turn.Model, null, null);
    }

    private static IReadOnlyList<IReadOnlyList<string>> StatedConditions(ChatResponse response) =>
        response.AdditionalProperties is { } properties && properties.TryGetValue(ChatKeys.Conditions, out object? value) &&
        value is IReadOnlyList<IReadOnlyList<string>> conditions ? conditions : [];

    private static string? NameOf(IChatClient client) => (client.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata)?.DefaultModelId;

    private int TokensOf(string text) => counter?.Count(NameOf(model), text) ?? TokenEstimate.Of(text);

    private static ChatOptions OptionsFor(CopyAssignment assignment, Ask ask, CallPurpose purpose) => new()
    {
        Temperature = (float)ask.Prompt.Header.Temperature,
        MaxOutputTokens = ask.Prompt.Header.MaxOutputTokens,
        ResponseFormat = CopySchema.For(assignment.Channel.Id, assignment.Fields),
        AdditionalProperties = new AdditionalPropertiesDictionary
        {
            [ChatKeys.Request] = assignment.Request,
            [ChatKeys.Purpose] = purpose,
            [ChatKeys.Facts] = ask.Prompt.Facts,
            [ChatKeys.LeftOut] = ask.LeftOut,
            [ChatKeys.Allowance] = ask.Allowance,
        },
    };

    /// <summary>The clean copies of the first turn with the mended ones; a blocked text is kept only where no mended one took its place.</summary>
    private static List<JudgedCopy> Merged(IReadOnlyList<JudgedCopy> first, IReadOnlyList<JudgedCopy> mended)
    {
        List<JudgedCopy> merged = [.. first.Where(copy => !copy.IsBlocked)];
        foreach (JudgedCopy copy in mended)
            if (!merged.Exists(kept => NearDuplicates.Alike(kept.Fields, copy.Fields))) merged.Add(copy);
        return merged;
    }

    private CopyResult Outcome(CopyAssignment assignment, IReadOnlyList<JudgedCopy> copies, string? modelId)
    {
        Variant[] variants = [.. copies.Select(copy => VariantOf(assignment, copy, modelId))];
        return Array.TrueForAll(variants, variant => variant.State == VariantState.Blocked)
            ? new CopyResult(variants, Reason.GuardrailBlocked, "rules: " + string.Join(", ", BlockingRules(variants)))
            : new CopyResult(variants, null, null);
    }

    private static IEnumerable<string> BlockingRules(IEnumerable<Variant> variants) => variants
        .SelectMany(variant => variant.Findings)
        .Where(finding => finding is { Severity: Severity.Block, Mode: RuleMode.Enforce })
        .Select(finding => finding.Rule)
        .Distinct(StringComparer.Ordinal);

    private Variant VariantOf(CopyAssignment assignment, JudgedCopy copy, string? modelId)
    {
        DateTimeOffset now = time.GetUtcNow();
        (RiskClass risk, IReadOnlyList<RiskGround> grounds) = CopyRisk.Of(assignment, copy);
        return new Variant
        {
            Id = Guid.CreateVersion7(now),
            Cell = assignment.Request.Cell,
            State = ReviewMachine.Start(ReviewRules.Of(assignment.Content, assignment.Request.Cell.Scenario), risk, copy.Report.Findings),
            Fields = copy.Fields,
            PromptVersion = assignment.Request.PromptVersion,
            Model = modelId,
            Conditions = copy.Conditions,
            Grounds = copy.Grounds,
            Findings = copy.Report.Findings,
            Risk = risk,
            Review = VariantReview.None with { RiskGrounds = grounds },
            ProductJson = assignment.Scenario.Definition.Grain == Grain.Product ? assignment.Request.ProductJson : null,
            StoreName = assignment.Request.StoreName,
            ContentHash = assignment.Content.Hash,
            CreatedAt = now,
        };
    }

    private static CopyResult Nothing(Reason reason, string? detail) => new([], reason, detail);
}
