using MessageComposer.Generation;
using MessageComposer.Messages;

namespace MessageComposer.Tests.Generation;

public sealed class JobRetryTests
{
    private static readonly GenerationOptions s_options = new() { RetryDelay = TimeSpan.FromSeconds(10), MaxRetryDelay = TimeSpan.FromMinutes(1), MaxAttempts = 9 };

    [Theory]
    [InlineData(1, 5, 10)]
    [InlineData(2, 10, 20)]
    [InlineData(3, 20, 40)]
    [InlineData(4, 30, 60)] // no longer than the longest
    [InlineData(8, 30, 60)]
    public void The_wait_doubles_with_each_attempt_less_up_to_half_of_it(int attempts, int leastSeconds, int mostSeconds)
    {
        for (int i = 0; i < 200; i++)
        {
            double wait = (Retry(Job(attempts))!.Value.At - Given.Now).TotalSeconds;
            Assert.InRange(wait, leastSeconds, mostSeconds);
        }
    }

    [Fact]
    public void Jobs_that_failed_together_come_back_apart_and_each_at_a_time_of_its_own()
    {
        GenerationJob[] jobs = [.. Enumerable.Range(0, 100).Select(_ => Job(3))];

        DateTimeOffset[] times = [.. jobs.Select(job => Retry(job)!.Value.At)];

        Assert.True(times.Distinct().Count() > 95);
        Assert.Equal(times, jobs.Select(job => Retry(job)!.Value.At));
    }

    [Fact]
    public void A_spent_budget_is_waited_for_until_the_next_day_in_Vietnam()
    {
        JobRetry retry = JobRetry.After(Job(1), Reason.BudgetExhausted, new DateTimeOffset(2026, 11, 21, 18, 0, 0, TimeSpan.Zero), s_options)!.Value; // 01:00 on the 22nd there

        Assert.InRange(retry.At, new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.FromHours(7)), new DateTimeOffset(2026, 11, 23, 0, 10, 0, TimeSpan.FromHours(7)));
        Assert.True(retry.Counts);
        Assert.Null(JobRetry.After(Job(9), Reason.BudgetExhausted, Given.Now, s_options)); // too large for any day
    }

    [Theory]
    [InlineData(Reason.UnusableOutput)]
    [InlineData(Reason.GuardrailBlocked)]
    [InlineData(Reason.ModelNotConfigured)]
    public void The_models_last_word_is_not_asked_for_twice(Reason reason) => Assert.Null(JobRetry.After(Job(1), reason, Given.Now, s_options));

    private static JobRetry? Retry(GenerationJob job) => JobRetry.After(job, Reason.ModelTimeout, Given.Now, s_options);

    private static GenerationJob Job(int attempts) => new()
    {
        Id = Guid.CreateVersion7(Given.Now), Cell = Given.Push, PromptVersion = "v1", State = JobState.Running, CreatedAt = Given.Now, Attempts = attempts,
    };
}
