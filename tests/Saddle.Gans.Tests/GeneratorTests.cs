using Saddle.Gans.Tests.Training;
using Saddle.Settings;
using Saddle.Training.Options;
using Xunit;

namespace Saddle.Gans.Tests;

public sealed class GeneratorTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_class_is_refused_where_the_model_has_none(int label)
    {
        string message = $"generate: this model has no classes. Asked for class {label}. "
            + "Leave the class out, or train with --conditional.";
        Generator generator = Untrained(classes: 0);
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => generator.Sample(1, label: label)).Message);
        Assert.Equal(message,
            Assert.Throws<ConfigurationException>(() => generator.Interpolate(1, 2, label: label)).Message);
    }

    [Fact]
    public void A_class_out_of_range_is_refused()
    {
        Generator generator = Untrained(classes: 2);
        Assert.Equal("generate: there is no such class. Asked for class 2 of 2. Use a class from 0 up to below that "
            + "number, or leave it out.",
            Assert.Throws<ConfigurationException>(() => generator.Sample(1, label: 2)).Message);
    }

    [Fact]
    public void Ways_take_class_0_where_there_are_classes_and_none_elsewhere()
    {
        Generator generator = Untrained(classes: 2);
        Assert.Equal(generator.Interpolate(2, 3, label: 0).ToArray<float>(),
            generator.Interpolate(2, 3).ToArray<float>());
        Assert.Equal([6, 2], Untrained(classes: 0).Interpolate(2, 3).Shape);
    }

    private static Generator Untrained(int classes)
    {
        RunOptions conditional = Toys.Ring.With("conditional", "true");
        Adversarial formulation = conditional.Recipe().Formulation(conditional.Found with { Classes = classes });
        return new Generator(
            formulation, formulation.Game(1, ElementType.Float32).Initial(5).Under("generator"), threads: 1);
    }
}
