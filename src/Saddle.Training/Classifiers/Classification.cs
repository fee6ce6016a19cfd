using Saddle.Nn;
using Saddle.Nn.Layers;
using Saddle.Settings;

namespace Saddle.Training.Classifiers;

/// <summary>One player that tells the class of labelled examples, by cross entropy.</summary>
/// <param name="Features">From examples [n, ..example] to [n, features]; a linear layer makes scores of them.</param>
/// <param name="Smoothing">
/// The part of each target that is spread over all classes, in [0, 1); 0 for the labels as they are.
/// </param>
/// <remarks>
/// The loss of scores z and class k of K is log Σⱼ exp zⱼ − Σⱼ tⱼ zⱼ with tⱼ = (1 − ε) [j = k] + ε / K. Figure:
/// <c>accuracy</c>, 1 where the score of the example's class is above all others, else 0. Source of smoothing: Szegedy
/// et al. 2016, arXiv:1512.00567, section 7.
/// </remarks>
public sealed record Classification(Layer Features, double Smoothing = 0) : Formulation
{
    /// <summary>The player and role.</summary>
    public const string Classifier = "classifier";

    /// <summary>The name of the figure.</summary>
    public const string Accuracy = "accuracy";

    /// <summary>How much smoothing a run has; more than the record's own none.</summary>
    internal static Setting<double> SmoothingSetting { get; } = new(
        "smoothing", 0.1, Ranges.BelowOne, "the part of each target that is spread over all classes");

    /// <summary>The part of each target that is spread over all classes, in [0, 1).</summary>
    public double Smoothing { get; init => field = SmoothingSetting.Require(value, "Classification"); } =
        SmoothingSetting.Require(Smoothing, "Classification");

    /// <inheritdoc/>
    public override IReadOnlyList<Role> Roles(Examples examples)
    {
        if (examples.Classes < 2 || examples.Specs is not [_, { Name: Examples.Labels }])
        {
            throw new ConfigurationException(
                "classification: the data must be labelled examples of two or more classes. Examples have "
                    + $"{string.Join(", ", examples.Specs.Select(spec => spec.Name))} and {examples.Classes} classes. "
                    + "Use data with labels.");
        }

        return [new Role(Classifier, Network.Declare(
            Sequential.Named(("features", Features), ("scores", new Linear(examples.Classes))), examples.Shape))];
    }

    /// <inheritdoc/>
    public override PlayerLoss Loss(string player, Play play)
    {
        Tensor scores = play.Apply(Classifier, play.Data[0], play.Random());
        Tensor truth = Tensor.OneHot(play.Labels!, scores.Shape[1], scores.Type);
        return new PlayerLoss(CrossEntropy(scores, truth, Smoothing), (Accuracy, Hits(scores, truth)));
    }

    /// <summary>The loss of each example.</summary>
    /// <param name="scores">[n, classes].</param>
    /// <param name="truth">1 at each example's class, else 0: [n, classes].</param>
    /// <param name="smoothing">The part of each target that is spread over all classes.</param>
    /// <returns>Nats, [n]; 0 or more.</returns>
    internal static Tensor CrossEntropy(Tensor scores, Tensor truth, double smoothing)
    {
        // Scores relative to the best, whose own difference is 0 by choice and not by subtraction: then no derivative
        // is 1 minus a probability near 1.
        Tensor best = Best(scores);
        Tensor highest = Tensor.Select(best, scores, 0).Sum(1);
        Tensor relative = Tensor.Select(best, 0, scores - highest.RestoreAxes(scores.Shape, 1));
        Tensor targets = (1 - smoothing) * truth + smoothing / scores.Shape[1];
        return Tensor.Select(best, 0, relative.Exp()).Sum(1).Log1p() - (targets * relative).Sum(1);
    }

    /// <summary>1 at the first of each example's highest scores, else 0; 0 everywhere beside NaN.</summary>
    private static Tensor Best(Tensor scores)
    {
        Tensor Hits(Tensor x) => x.EqualTo(x.Max(1).RestoreAxes(x.Shape, 1));
        int classes = scores.Shape[1];
        var ranks = Tensor.Concat(0, [.. Enumerable.Range(0, classes).Select(c => Rank(classes - c))]);
        Tensor Rank(int rank) => Tensor.Full([1], rank, scores.Type);
        return Hits(scores) * Hits(Hits(scores) * ranks);
    }

    private static Tensor Hits(Tensor scores, Tensor truth)
    {
        Tensor others = Tensor.Select(truth.Greater(0), float.MinValue, scores);
        return Tensor.Select((truth * scores).Sum(1).Greater(others.Max(1)), Tensor.Scalar(1, scores.Type), 0);
    }
}
