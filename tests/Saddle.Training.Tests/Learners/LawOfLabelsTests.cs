using Saddle.Data;
using Saddle.Nn;
using Saddle.Nn.Layers;
using Saddle.Training.Learners;
using Xunit;

namespace Saddle.Training.Tests.Learners;

public sealed class LawOfLabelsTests
{
    private const int Batch = 64;
    private const int Steps = 200;

    // Four of five classes have examples: 360, 40, none, 80 and 20.
    private static readonly int[] s_labels =
        [.. Enumerable.Range(0, 500).Select(i => i < 360 ? 0 : i < 400 ? 1 : i < 480 ? 3 : 4)];

    private static readonly ImageDataset s_data =
        new("shares", 1, 1, 1, new byte[s_labels.Length], s_labels, ["a", "b", "c", "d", "e"]);

    [Fact]
    public void Turns_without_data_draw_exactly_the_labels_of_the_datas_shares()
    {
        ClassShares shares = s_data.Batches(0).Classes;
        int[] expected = new int[shares.Count];
        for (uint draw = 0; draw < Steps; draw++)
        {
            for (ulong i = 0; i < Batch; i++)
            {
                expected[shares.Draw(7, PlayRandom.Labels, draw, i)]++;
            }
        }

        Assert.Equal(expected, Seen(new Labelled(ReadsData: false)));
    }

    [Fact]
    public void Turns_with_and_without_data_see_classes_equally_often()
    {
        int[] data = Seen(new Labelled(ReadsData: true)), drawn = Seen(new Labelled(ReadsData: false));
        double count = Batch * Steps;
        for (int label = 0; label < data.Length; label++)
        {
            double share = s_labels.Count(other => other == label) / (double)s_labels.Length;
            Assert.Equal(share, data[label] / count, 0.005);   // whole epochs but one
            double deviation = Math.Sqrt(share * (1 - share) / count);
            Assert.InRange(drawn[label] / count, share - 4 * deviation, share + 4 * deviation);
        }
    }

    [Fact]
    public void Balanced_batches_have_one_law_of_their_own()
    {
        BatchOptions balanced = new() { Balanced = true };
        int[] data = Seen(new Labelled(ReadsData: true), balanced);
        Assert.Equal([3200, 3200, 0, 3200, 3200], data);
        var shares = new ClassShares([1, 1, 0, 1, 1]);
        int[] expected = new int[shares.Count];
        for (uint draw = 0; draw < Steps; draw++)
        {
            for (ulong i = 0; i < Batch; i++)
            {
                expected[shares.Draw(7, PlayRandom.Labels, draw, i)]++;
            }
        }

        Assert.Equal(expected, Seen(new Labelled(ReadsData: false), balanced));
    }

    private static int[] Seen(Labelled formulation, BatchOptions? batches = null)
    {
        using var learner = new GameLearner(
            formulation, new Moves(), s_data.Batches(7, batches), new LearnerSettings(Batch, Seed: 7, Threads: 1));
        int[] counts = new int[5];
        for (int step = 0; step < Steps; step++)
        {
            learner.Advance();
            for (int label = 0; label < counts.Length; label++)
            {
                counts[label] += (int)Math.Round(Batch * learner.Last($"{label}")!.Value);
            }
        }

        return counts;
    }

    /// <summary>One player that measures how often each label is there.</summary>
    private sealed record Labelled(bool ReadsData) : Formulation
    {
        public override IReadOnlyList<Role> Roles(Examples examples) =>
            [new Role("watcher", Network.Declare(new Linear(1), [1]))];

        public override PlayerLoss Loss(string player, Play play)
        {
            Tensor truth = Tensor.OneHot(play.Labels!, 5, play.Type);   // [n, 5]
            Tensor input = ReadsData
                ? play.Data[0].Reshape(play.Count, 1)
                : play.Random().Normal(play.Count, 1);
            return new PlayerLoss(
                play.Apply("watcher", input, play.Random(1)).Square().Reshape(play.Count),
                [.. Enumerable.Range(0, 5).Select(label =>
                    ($"{label}", truth.Slice(1, label, 1).Reshape(play.Count)))]);
        }
    }
}
