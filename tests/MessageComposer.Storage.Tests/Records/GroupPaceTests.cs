using MessageComposer.Storage.Records;

namespace MessageComposer.Storage.Tests.Records;

public sealed class GroupPaceTests
{
    private readonly GroupPace _pace = new();

    [Theory]
    [InlineData(1)]
    [InlineData(GroupPace.Least - 1)]
    public void So_few_at_a_time_are_never_kept_waiting(int waiting)
    {
        for (int i = 0; i < 100; i++) Assert.False(_pace.IsWorthAWait(waiting));
    }

    [Fact]
    public void As_many_are_waited_for_as_came_lately()
    {
        Assert.False(_pace.IsWorthAWait(6));
        Assert.True(_pace.IsWorthAWait(3));
        Assert.False(_pace.IsEnough(5));
        Assert.True(_pace.IsEnough(6));
        _pace.Waited(6);
        Assert.True(_pace.IsWorthAWait(3));
    }

    [Fact]
    public void A_large_group_is_not_waited_for_again()
    {
        Assert.False(_pace.IsWorthAWait(500));
        Assert.True(_pace.IsWorthAWait(GroupPace.Most - 1));
        Assert.False(_pace.IsWorthAWait(GroupPace.Most));
    }

    [Fact]
    public void Who_waited_in_vain_waits_for_fewer_and_at_last_no_more()
    {
        Assert.False(_pace.IsWorthAWait(8));
        Assert.True(_pace.IsWorthAWait(3));
        _pace.Waited(5);
        Assert.True(_pace.IsEnough(5));
        Assert.True(_pace.IsWorthAWait(1));
        _pace.Waited(2);
        Assert.False(_pace.IsWorthAWait(1));
    }

    /// <summary>Callers who each wait for their answer before they ask again: when all of them wait, no moment brings another.</summary>
    [Fact]
    public void However_many_callers_there_are_the_writer_does_not_keep_waiting_for_one_that_is_not_there()
    {
        for (int callers = 1; callers <= 64; callers++)
        {
            GroupPace pace = new();
            int inVain = 0, written = 1;
            for (int group = 0; group < 1_000; group++)
            {
                int waiting = callers - written; // came while the last group was being written
                if (pace.IsWorthAWait(waiting))
                {
                    // Those who were just answered ask again one by one.
                    while (waiting < callers && !pace.IsEnough(waiting)) waiting++;
                    if (!pace.IsEnough(waiting)) inVain++;
                    pace.Waited(waiting);
                }
                written = Math.Max(1, waiting);
            }
            Assert.True(inVain <= 1, $"{callers} callers: {inVain} waits in vain");
        }
    }
}
