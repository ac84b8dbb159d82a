using MessageComposer.Generation;
using MessageComposer.Messages;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace MessageComposer.Server.Models;

/// <summary>
/// Counts what each attempt uses and holds it to the budget: tokens are held before a call and replaced by what it used. Where the store cannot be asked, a bounded budget
/// refuses the call; without a bound the call goes on unrecorded. Thread-safe.
/// </summary>
internal sealed class UsageMeter(
    IUsageStore store, ITokenCounter counter, IOptions<ModelOptions> options, ModelMetrics metrics, TimeProvider time, ILogger<UsageMeter> logger)
{
    /// <summary>Held for the answer where a prompt names no bound.</summary>
    private const int UsualOutput = 1_000;

    private readonly ModelBudgetOptions _budget = options.Value.Budget;

    /// <summary>One attempt under way.</summary>
    public sealed class Attempt(UsageKey key, int plainInput, int input, long held, TokenAllowance? allowance, long started)
    {
        public UsageKey Key => key;

        /// <summary>By the plain estimate.</summary>
        public int PlainInput => plainInput;

        /// <summary>By the counter.</summary>
        public int Input => input;

        public long Held => held;

        public TokenAllowance? Allowance => allowance;

        public long Started => started;

        /// <summary>The store knows of it.</summary>
        public bool Recorded { get; init; } = true;
    }

    /// <exception cref="ModelRefusedException">The budget does not allow it.</exception>
    public async Task<Attempt> BeginAsync(string provider, string model, IReadOnlyList<ChatMessage> messages, ChatOptions? asked, CancellationToken cancellationToken)
    {
        List<string> texts = [.. messages.Select(message => message.Text)];
        if (asked?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema }) texts.Add(schema.GetRawText());
        int around = messages.Count * TokenEstimate.PerMessage, input = around + texts.Sum(text => counter.Count(model, text));
        long held = input + (asked?.MaxOutputTokens ?? UsualOutput);
        CopyRequest? request = Property<CopyRequest>(asked, ChatKeys.Request);
        CallPurpose purpose = asked?.AdditionalProperties?.TryGetValue(ChatKeys.Purpose, out object? value) == true && value is CallPurpose given ? given : CallPurpose.Write;
        UsageKey key = new(VietnamTime.DayOf(time.GetUtcNow()), request?.Cell.Scenario ?? "-", request?.PromptVersion ?? "-", provider, model, purpose);
        TokenAllowance? allowance = Property<TokenAllowance>(asked, ChatKeys.Allowance);
        if (allowance?.TryTake(held) == false) throw Spent("Model:Budget:TokensPerJob");
        bool? reserved = await TryReserveAsync(key, held, cancellationToken);
        if (reserved == true || (reserved is null && _budget.TokensPerDay is null))
            return new Attempt(key, around + texts.Sum(TokenEstimate.Of), input, held, allowance, time.GetTimestamp()) { Recorded = reserved == true };
        allowance?.Settle(held, 0);
        throw reserved is null ? new ModelRefusedException(Reason.BudgetExhausted, "the budget cannot be looked up") : Spent("Model:Budget:TokensPerDay");
    }

    public async Task CompletedAsync(Attempt attempt, ChatResponse response)
    {
        if (response.Usage is { InputTokenCount: { } input, OutputTokenCount: { } output })
        {
            counter.Learn(attempt.Key.Model, attempt.PlainInput, input);
            await EndAsync(attempt, UsageOf(attempt.Key.Model, input, output, estimated: false, failed: false), "ok");
        }
        else
        {
            await EndAsync(attempt, UsageOf(attempt.Key.Model, attempt.Input, counter.Count(attempt.Key.Model, response.Text), estimated: true, failed: false), "ok");
        }
    }

    /// <param name="mayBeCharged">The provider may have read the prompt: it is counted.</param>
    public Task FailedAsync(Attempt attempt, string outcome, bool mayBeCharged) =>
        EndAsync(attempt, UsageOf(attempt.Key.Model, mayBeCharged ? attempt.Input : 0, 0, estimated: mayBeCharged, failed: true), outcome);

    private async Task EndAsync(Attempt attempt, CallUsage usage, string outcome)
    {
        attempt.Allowance?.Settle(attempt.Held, usage.Tokens);
        metrics.Ended(attempt.Key, usage, outcome, time.GetElapsedTime(attempt.Started));
        if (!attempt.Recorded) return;
        try
        {
            await store.SettleAsync(attempt.Key, attempt.Held, usage, CancellationToken.None);
        }
#pragma warning disable CA1031 // Whatever ails the store, the model's answer is not lost for it; what was held stays counted.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            ModelLog.UsageLost(logger, failure);
        }
    }

    /// <summary>Null where the store cannot be asked.</summary>
    private async Task<bool?> TryReserveAsync(UsageKey key, long tokens, CancellationToken cancellationToken)
    {
        try
        {
            return await store.TryReserveAsync(key, tokens, _budget.TokensPerDay, cancellationToken);
        }
#pragma warning disable CA1031 // As above.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            ModelLog.UsageLost(logger, failure);
            return null;
        }
    }

    private ModelRefusedException Spent(string limit)
    {
        ModelLog.BudgetSpent(logger, limit);
        return new ModelRefusedException(Reason.BudgetExhausted, limit + " is used up");
    }

    private CallUsage UsageOf(string model, long input, long output, bool estimated, bool failed)
    {
        ModelPriceOptions? price = _budget.Prices.FirstOrDefault(price => price.Model == model);
        return new CallUsage(input, output, estimated, failed, price is null ? null : (long)decimal.Round((input * price.InputPerMillion) + (output * price.OutputPerMillion)));
    }

    private static T? Property<T>(ChatOptions? options, string name) where T : class =>
        options?.AdditionalProperties?.TryGetValue(name, out object? value) == true ? value as T : null;
}
