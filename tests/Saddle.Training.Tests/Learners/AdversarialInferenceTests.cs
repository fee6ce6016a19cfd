using Saddle.Data.Points;
using Saddle.Games;
using Saddle.Games.Spectra;
using Saddle.Nn.Optimisers;
using Saddle.Nn.Schedules;
using Saddle.Training.Learners;
using Xunit;

namespace Saddle.Training.Tests.Learners;

/// <summary>Three networks, two of them one player's, the third of two inputs: trained, resumed and analysed.</summary>
public sealed class AdversarialInferenceTests
{
    private const int Batch = 5;
    private const int Steps = 8000;

    private static readonly Moves s_moves = new()
    {
        Mover = new Mover(new Adam(0, 0.99), 2e-3, new LinearDecay(Steps)),
    };

    private static readonly PointStream s_points = new(new Ring(), seed: 4);

    // Small enough for every entry of its Jacobian.
    private static readonly FormulationGame s_game =
        new(new AdversarialInference(Latents: 1, Width: 3), Examples.Of(s_points), Batch);

    // Settings were chosen on seeds 0 to 2. Of seeds 101 to 120 and 201 to 210, 28 of 30 came at least twice as near
    // (101 just not: 0.506), and 24 came 20 times.
    [Fact]
    public void Reconstructions_come_twenty_times_as_near_on_most_seeds()
    {
        double[] shares = [ShareLeft(0), ShareLeft(101), ShareLeft(201)];
        Assert.InRange(shares.Order().ElementAt(1), 0, 1.0 / 20);
    }

    [Fact]
    public void Names_tell_role_and_player()
    {
        using GameLearner learner = Learner(1);
        string[] names = [.. learner.State.Select(entry => entry.Name)];
        Assert.Contains("encoder.0.weight", names);
        Assert.Contains("decoder.4.bias", names);
        Assert.Contains("discriminator.0.weight", names);
        Assert.Equal([2], learner.State.Single(entry => entry.Name == "counters.updates").Buffer.Shape.Sizes);
        Assert.Contains(names, name => name.StartsWith("inference_optimiser.", StringComparison.Ordinal)
            && name.EndsWith("encoder.0.weight", StringComparison.Ordinal));
    }

    [Fact]
    public void Goes_on_with_the_same_bits_after_a_stop() => StateBits.RequireSameAfterStop(Learner);

    [Fact]
    public void Gives_the_same_bits_at_one_and_two_threads() => StateBits.RequireSameAtThreads(Learner);

    [Fact]
    public void The_field_is_each_player_s_own_slope_by_finite_differences()
    {
        Game game = s_game.Game;
        Sample sample = s_game.Sample(s_points, step: 2);
        Point at = s_game.Point(s_game.Initial(seed: 1));
        double[] numbers = at.ToArray();
        double[] field = new GameJacobian(at, [sample]).FieldValue();
        int[] owners = Owners(game);
        double Loss(int entry, double shift)
        {
            double[] moved = [.. numbers];
            moved[entry] += shift;
            return game.Loss(owners[entry], game.Point(moved), sample).ToArray<double>()[0];
        }

        const double Small = 1e-5;
        double[] slopes =
        [
            .. Enumerable.Range(0, numbers.Length).Select(i => (Loss(i, Small) - Loss(i, -Small)) / (2 * Small)),
        ];
        Assert.Equal(slopes, field, (left, right) => Math.Abs(left - right) < 1e-8);
        Assert.True(field.Count(slope => slope != 0) > field.Length / 2);
    }

    [Fact]
    public void Its_spectrum_is_that_of_the_field_s_finite_differences()
    {
        Game game = s_game.Game;
        Sample sample = s_game.Sample(s_points, step: 2);
        Point at = s_game.Point(s_game.Initial(seed: 1));
        double[] numbers = at.ToArray();
        double[,] entries = new double[game.Size, game.Size];
        const double Small = 1e-5;
        for (int column = 0; column < game.Size; column++)
        {
            double[] Field(double shift)
            {
                double[] moved = [.. numbers];
                moved[column] += shift;
                return game.FieldOn(sample).At(game.Point(moved)).ToArray();
            }

            (double[] ahead, double[] behind) = (Field(Small), Field(-Small));
            for (int row = 0; row < game.Size; row++)
            {
                entries[row, column] = (ahead[row] - behind[row]) / (2 * Small);
            }
        }

        DenseOperator jacobian = new GameJacobian(at, [sample]).ToDense();
        Assert.Equal(entries.Cast<double>(), jacobian.ToArray().Cast<double>(),
            (left, right) => Math.Abs(left - right) < 1e-7);

        Spectrum spectrum = Spectrum.Of(jacobian);
        double trace = Enumerable.Range(0, game.Size).Sum(i => entries[i, i]);
        Assert.True(spectrum.IsComplete);
        Assert.Equal(-trace, spectrum.Flow.Sum(pair => pair.Value.Real), 1e-6);
        Assert.True(spectrum.MaxRatio > 0);
    }

    // Of the distance between points and their reconstructions, after training.
    private static double ShareLeft(long seed)
    {
        var points = new PointStream(new Ring(Modes: 4), (ulong)seed);
        using var learner = new GameLearner(
            new AdversarialInference(), s_moves, points, new LearnerSettings(Batch: 64, seed, Threads: 1));
        StateBits.Advanced(learner, 10);
        Figures first = learner.Report();
        StateBits.Advanced(learner, Steps - 210);
        learner.Report();
        StateBits.Advanced(learner, 200);
        Figures last = learner.Report();
        Assert.All(last, figure => Assert.True(double.IsFinite(figure.Value)));
        return last[AdversarialInference.Reconstruction]!.Value / first[AdversarialInference.Reconstruction]!.Value;
    }

    private static GameLearner Learner(int threads) => new(
        new AdversarialInference(), s_moves, s_points, new LearnerSettings(Batch: 37, Seed: 6, threads));

    private static int[] Owners(Game game) =>
    [
        .. game.Players.SelectMany((player, number) =>
            Enumerable.Repeat(number, (int)player.Parameters.Sum(parameter => parameter.Shape.Count))),
    ];
}
