using Saddle.Data.Points;
using Saddle.Games.Tests.Motions;
using Saddle.Nn;
using Saddle.Nn.Layers;
using Saddle.Nn.Optimisers;
using Saddle.Training.Learners;
using Xunit;

namespace Saddle.Training.Tests.Learners;

/// <summary>A learner whose dynamics remember several past critics and never repeat.</summary>
public sealed class QueuedOpponentsTests
{
    [Fact]
    public void Past_critics_are_in_the_state()
    {
        using GameLearner learner = Learner(1);
        Assert.Equal(
            ["dynamics.queue0.critic.weight", "dynamics.queue1.critic.weight", "dynamics.queue2.critic.weight"],
            learner.State.Select(entry => entry.Name).Where(name => name.EndsWith("critic.weight",
                StringComparison.Ordinal) && name.StartsWith("dynamics.", StringComparison.Ordinal)));

        // After three steps the queue holds the start, the critic after one step and that after three.
        float[] start = Values(learner, "critic.weight");
        StateBits.Advanced(learner, 1);
        float[] first = Values(learner, "critic.weight");
        StateBits.Advanced(learner, 2);
        Assert.Equal(start, Values(learner, "dynamics.queue0.critic.weight"));
        Assert.Equal(first, Values(learner, "dynamics.queue1.critic.weight"));
        Assert.Equal(Values(learner, "critic.weight"), Values(learner, "dynamics.queue2.critic.weight"));
        Assert.NotEqual(start, first);
    }

    // Stopped after the queue has moved on, before it does, and between.
    [Theory]
    [InlineData(3, 4)]
    [InlineData(5, 2)]
    [InlineData(4, 7)]
    public void Goes_on_with_the_same_bits_after_a_stop(int first, int second) =>
        StateBits.RequireSameAfterStop(Learner, first, second);

    [Fact]
    public void Gives_the_same_bits_at_one_and_two_threads() => StateBits.RequireSameAtThreads(Learner);

    [Fact]
    public void Each_turn_is_compiled_once_and_later_steps_allocate_nothing()
    {
        using GameLearner learner = Learner(1);
        StateBits.Advanced(learner, 6);
        long before = GC.GetAllocatedBytesForCurrentThread();
        StateBits.Advanced(learner, 30);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        string[] titles = [.. learner.ExplainRun().Split('\n').Where(line =>
            line is "push" || line.Contains(" update", StringComparison.Ordinal))];
        Assert.Equal(["generator update", "critic update", "push"], titles);
    }

    private static GameLearner Learner(int threads) => new(
        new Pair(),
        new Moves
        {
            Dynamics = new QueuedOpponents(),
            Mover = new Mover(new Adam(0.5, 0.9), 1e-2),
        },
        new PointStream(new Ring(), seed: 2),
        new LearnerSettings(Batch: 16, Seed: 3, threads));

    private static float[] Values(GameLearner learner, string name) =>
        learner.State.Single(entry => entry.Name == name).Buffer.Span<float>().ToArray();

    /// <summary>A generator of points and a critic, with the least that a GAN needs.</summary>
    private sealed record Pair : Formulation
    {
        public override IReadOnlyList<Role> Roles(Examples examples) =>
        [
            new("generator", Network.Declare(new Sequential(new Linear(8), new Tanh(), new Linear(2)), [2])),
            new("critic", Network.Declare(new Linear(1), examples.Shape)),
        ];

        public override IReadOnlyList<TensorSpec> Parts(Examples examples) => [examples.Specs[0]];

        public override PlayerLoss Loss(string player, Play play)
        {
            Tensor fake = play.Apply("generator", play.Random().Normal(play.Count, 2), play.Random(1));
            Tensor Score(Tensor points) => play.Apply("critic", points, play.Random(1)).Reshape(play.Count);
            return new PlayerLoss(player == "generator"
                ? (-Score(fake)).Softplus()
                : Score(fake).Softplus() + (-Score(play.Data[0])).Softplus());
        }
    }
}
