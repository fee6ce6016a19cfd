using Saddle.Data.Sequences;
using Saddle.Nn.Optimisers;
using Saddle.Training.Learners;
using Xunit;

namespace Saddle.Training.Tests.Learners;

/// <summary>A game of one player on sequences with targets for each step of time.</summary>
public sealed class SequenceRecallTests
{
    private static readonly Recall s_recall = new(Delay: 2, Symbols: 4, Length: 8);

    private static readonly Moves s_moves = new()
    {
        Mover = new Mover(new Adam(0.9, 0.99), 1e-2),
    };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(101)]
    public void Symbols_of_two_steps_ago_are_told_where_chance_is_a_quarter(long seed)
    {
        using GameLearner learner = Learner(seed, threads: 1, batch: 32);
        StateBits.Advanced(learner, 10);
        Figures first = learner.Report();
        Assert.InRange(first[SequenceRecall.Accuracy]!.Value, 0.15, 0.4);
        Assert.InRange(first[SequenceRecall.Memory]!.Value, Math.Log(4) - 0.05, Math.Log(5) + 0.2);
        StateBits.Advanced(learner, 300);
        learner.Report();
        StateBits.Advanced(learner, 20);
        Figures last = learner.Report();
        Assert.True(last[SequenceRecall.Accuracy] > 0.95, $"{last[SequenceRecall.Accuracy]}");
        Assert.True(last[SequenceRecall.Memory] < 0.2, $"{last[SequenceRecall.Memory]}");
    }

    [Fact]
    public void Goes_on_with_the_same_bits_after_a_stop() =>
        StateBits.RequireSameAfterStop(threads => Learner(3, threads, batch: 7));

    [Fact]
    public void Gives_the_same_bits_at_one_and_two_threads() =>
        StateBits.RequireSameAtThreads(threads => Learner(3, threads, batch: 7));

    private static GameLearner Learner(long seed, int threads, int batch) => new(
        new SequenceRecall(Unscored: s_recall.Delay), s_moves, new SequenceStream(s_recall, (ulong)seed),
        new LearnerSettings(batch, seed, threads));
}
