using Saddle.Data;
using Saddle.Games;
using Saddle.Nn;
using Saddle.Nn.Layers;
using Saddle.Settings;
using Saddle.Training.Classifiers;
using Xunit;

namespace Saddle.Training.Tests.Classifiers;

public sealed class ClassificationTests
{
    private static readonly BatchStream s_data = new(LabelledDigits.Training, seed: 3);
    private static readonly Examples s_examples = Examples.Of(s_data);

    private static double[] Losses(double[] scores, long[] labels, double smoothing)
    {
        int classes = scores.Length / labels.Length;
        Tensor z = Tensor.FromArray(scores, [labels.Length, classes]);
        Tensor truth = Tensor.OneHot(Tensor.Of(labels), classes, ElementType.Float64);
        return Classification.CrossEntropy(z, truth, smoothing).ToArray<double>();
    }

    [Fact]
    public void Equal_scores_cost_the_logarithm_of_the_number_of_classes() =>
        Assert.All(Losses(new double[12], [0, 3, 2], 0.3), loss => Assert.Equal(Math.Log(4), loss, 1e-15));

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public void Two_classes_cost_the_softplus_of_the_difference(double smoothing)
    {
        // −Σ t log p with log p = −softplus(d) for the class that is lower by d, −softplus(−d) for the other.
        double[] differences = [-700, -30, -1, 0, 0.5, 3, 40, 700];
        double[] losses = Losses(
            [.. differences.SelectMany(d => new[] { 1.5, 1.5 + d })], new long[differences.Length], smoothing);
        double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
        Assert.All(differences.Zip(losses), pair =>
        {
            double expected = (1 - smoothing / 2) * Softplus(pair.First) + smoothing / 2 * Softplus(-pair.First);
            Assert.Equal(expected, pair.Second, 1e-13 * Math.Max(1, expected));
        });
    }

    [Fact]
    public void A_shift_of_all_scores_changes_nothing()
    {
        double[] scores = [0.25, -1, 3, 0.5, 2, -0.125];
        double[] shifted = [.. scores.Select(score => score + 4096)];
        Assert.Equal(Losses(scores, [2, 0], 0.2), Losses(shifted, [2, 0], 0.2));
    }

    [Fact]
    public void The_gradient_in_the_scores_is_probabilities_less_targets()
    {
        double[] scores = [0.25, -1, 3];
        double sum = scores.Sum(Math.Exp);
        Tensor truth = Tensor.OneHot(Tensor.Of(1L), 3, ElementType.Float64);
        Tensor slope = Derivative.Gradient(z => Classification.CrossEntropy(z, truth, 0.3).Sum())(
            Tensor.FromArray(scores, [1, 3]));
        double[] targets = [0.1, 0.8, 0.1];
        Assert.All(slope.ToArray<double>().Zip(scores.Zip(targets)), pair =>
            Assert.Equal(Math.Exp(pair.Second.First) / sum - pair.Second.Second, pair.First, 1e-15));
    }

    [Fact]
    public void The_field_and_its_jacobian_agree_with_finite_differences()
    {
        const double Step = 1e-6;
        var formulation = new Classification(
            new Sequential(new Flatten(), new Linear(5), new Tanh(), new Dropout(0.3)), Smoothing: 0.1);
        var game = new FormulationGame(formulation, s_examples, batch: 6);
        Field field = game.Game.FieldOn(game.Sample(s_data, 0));
        Point at = game.Point(game.Initial(1)), along = Direction(at);
        double slope = (field.Loss(0, at + Step * along) - field.Loss(0, at - Step * along)).ToScalar() / (2 * Step);
        Assert.Equal(slope, field.At(at).Dot(along).ToScalar(), 1e-8);
        double[] curve = ((0.5 / Step) * (field.At(at + Step * along) - field.At(at - Step * along))).ToArray();
        Assert.All(curve.Zip(field.JacobianVector(at, along).ToArray()), pair =>
            Assert.Equal(pair.First, pair.Second, 1e-8));
    }

    [Fact]
    public void The_convolutional_classifier_has_the_gradient_of_finite_differences()
    {
        // Rectifiers have kinks; at this step none lies between the two points.
        const double Step = 1e-7;
        var game = new FormulationGame(new Classification(new ConvolutionalFeatures(2)), s_examples, batch: 6);
        Field field = game.Game.FieldOn(game.Sample(s_data, 0));
        Point at = game.Point(game.Initial(1)), along = Direction(at);
        double slope = (field.Loss(0, at + Step * along) - field.Loss(0, at - Step * along)).ToScalar() / (2 * Step);
        Assert.True(Math.Abs(slope) > 0.01);
        Assert.Equal(slope, field.At(at).Dot(along).ToScalar(), 1e-6);
    }

    [Fact]
    public void Accuracy_counts_examples_whose_class_has_the_highest_score_alone()
    {
        var formulation = new Classification(new Flatten());
        var source = new BatchStream(LabelledDigits.Test, seed: 0, new BatchOptions { Shuffle = false });
        Examples examples = Examples.Of(source);
        Network network = formulation.Roles(examples)[0].Network;
        var game = new FormulationGame(formulation, examples, LabelledDigits.Test.Count, ElementType.Float32);
        ParameterSet initial = game.Initial(4);
        var play = new Play(
            new Cast(formulation, examples), new PlayMode(_ => [], []), game.Point(initial), game.Sample(source, 0));
        double figure =
            PlayerLoss.MeanOf(formulation.Loss(Classification.Classifier, play).Figures[0].Value).ToScalar();
        var classifier = new Classifier(network, initial.Under(Classification.Classifier));
        Assert.Equal(classifier.Test(LabelledDigits.Test).Accuracy, figure, 1e-6);
    }

    [Fact]
    public void Equal_scores_are_no_hits()
    {
        var formulation = new Classification(new Flatten());
        var game = new FormulationGame(formulation, s_examples, batch: 6);
        Point zero = game.Point(game.Initial(1)).Map(x => 0 * x);
        var play = new Play(new Cast(formulation, s_examples), new PlayMode(_ => [], []), zero, game.Sample(s_data, 0));
        Assert.Equal(new double[6],
            formulation.Loss(Classification.Classifier, play).Figures[0].Value.ToArray<double>());
    }

    [Fact]
    public void Data_without_classes_are_refused()
    {
        ImageDataset digits = LabelledDigits.Test;
        var bare = new BatchStream(
            new ImageDataset("bare", 1, 8, 8, digits.ToArray(), labels: null, classNames: []), seed: 0);
        var problem = Assert.Throws<ConfigurationException>(
            () => new Classification(new Flatten()).Roles(Examples.Of(bare)));
        Assert.Equal("classification: the data must be labelled examples of two or more classes. Examples have images "
            + "and 0 classes. Use data with labels.", problem.Message);
    }

    private static Point Direction(Point like) => like.Map(x => Tensor.FromArray(
        [.. Enumerable.Range(0, (int)x.Shape.Count).Select(i => Math.Sin(1.0 + 3 * i))], x.Shape));

    /// <summary>Probabilities from 1 - 1e-12 to 1e-30 in float32: the slopes lose no digits to 1 - p.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Slopes_keep_their_digits_where_a_probability_is_near_0_or_1(long label)
    {
        float[] scores = [30, 2, -40];
        double sum = scores.Sum(score => Math.Exp(score - 30.0));
        double[] p = [.. scores.Select(score => Math.Exp(score - 30.0) / sum)];
        double Rest(int i) => p.Where((_, j) => j != i).Sum(); // 1 - p[i]
        Tensor truth = Tensor.OneHot(Tensor.Of(label), 3);
        Tensor Slope(Tensor z) =>
            Derivative.Gradient(y => Classification.CrossEntropy(y, truth, 0).Sum())(z);
        var point = Tensor.FromArray(scores, [1, 3]);
        float[] first = Slope(point).ToArray<float>();
        float[] second = Derivative.Jacobian(Slope)(point).ToArray<float>();
        for (int i = 0; i < 3; i++)
        {
            Close(i == label ? -Rest(i) : p[i], first[i]);
            for (int j = 0; j < 3; j++)
            {
                Close(i == j ? p[i] * Rest(i) : -p[i] * p[j], second[i * 3 + j]);
            }
        }

        static void Close(double expected, float actual) =>
            Assert.InRange(Math.Abs(actual - expected), 0, Math.Max(1e-6 * Math.Abs(expected), float.Epsilon));
    }

    [Fact]
    public void Equal_best_scores_have_the_slopes_of_their_probabilities()
    {
        Tensor truth = Tensor.OneHot(Tensor.Of(1L), 3, ElementType.Float64);
        Tensor slope = Derivative.Gradient(z => Classification.CrossEntropy(z, truth, 0).Sum())(
            Tensor.FromArray([2.0, 2, 2], [1, 3]));
        Assert.All(slope.ToArray<double>().Zip([1 / 3.0, -2 / 3.0, 1 / 3.0]),
            pair => Assert.Equal(pair.Second, pair.First, 1e-15));
    }

    [Fact]
    public void The_loss_of_scores_that_are_not_numbers_is_not_a_number() =>
        Assert.True(double.IsNaN(Losses([1, double.NaN, 2], [0], 0)[0]));
}
