using Saddle.Gans.Architectures;
using Saddle.Nn;
using Saddle.Settings;
using Xunit;

namespace Saddle.Gans.Tests.Architectures;

public sealed class ArchitectureTests
{
    private static string[] Names(Network network) =>
        [.. network.Parameters.Select(spec => $"{spec.Name} {spec.Shape}")];

    private static long Count(Network network) => network.Parameters.Sum(spec => spec.Shape.Count);

    [Fact]
    public void Mlp_is_the_published_toy_network()
    {
        Adversarial gan = new Mlp { Width = 512 }.Formulation(new ModelSizes([2], LatentSize: 2));
        Assert.Equal(
            ["0.weight [512, 2]", "0.bias [512]", "2.weight [512, 512]", "2.bias [512]", "4.weight [512, 512]",
                "4.bias [512]", "6.weight [1, 512]", "6.bias [1]"],
            Names(gan.CriticNetwork));
        Assert.Equal([2], gan.GeneratorNetwork.Output.Sizes.ToArray());
    }

    [Fact]
    public void Dcgan_of_32_pixels_and_width_64_is_the_measured_workload()
    {
        Adversarial gan = new Dcgan { Width = 64 }.Formulation(new ModelSizes([3, 32, 32], LatentSize: 128));
        Assert.Equal(
            ["0.weight [64, 3, 4, 4]", "0.bias [64]", "2.weight [128, 64, 4, 4]", "2.bias [128]",
                "4.weight [256, 128, 4, 4]", "4.bias [256]", "7.weight [1, 4096]", "7.bias [1]"],
            Names(gan.CriticNetwork));
        Assert.Equal(
            ["0.weight [4096, 128]", "0.bias [4096]", "2.weight [256]", "2.bias [256]",
                "4.weight [256, 128, 4, 4]", "4.bias [128]", "5.weight [128]", "5.bias [128]",
                "7.weight [128, 64, 4, 4]", "7.bias [64]", "8.weight [64]", "8.bias [64]",
                "10.weight [64, 3, 4, 4]", "10.bias [3]"],
            Names(gan.GeneratorNetwork));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(64)]
    public void Dcgan_makes_and_judges_every_size_it_names(int size)
    {
        Adversarial gan = new Dcgan { Width = 4 }.Formulation(new ModelSizes([1, size, size]));
        Assert.Equal([1, size, size], gan.GeneratorNetwork.Output.Sizes.ToArray());
        Assert.Equal(1, gan.CriticNetwork.Output.Count);
    }

    [Fact]
    public void Resnet_of_32_pixels_and_width_64_has_the_measured_sizes()
    {
        Adversarial gan = new Resnet { Width = 64 }.Formulation(new ModelSizes([3, 32, 32], LatentSize: 128));
        const long Square = 64 * 64 * 9 + 64, Point = 64 * 64 + 64, Norm = 128;
        Assert.Equal(
            128 * 1024 + 1024 + 3 * (2 * Norm + 2 * Square + Point) + Norm + 64 * 3 * 9 + 3,
            Count(gan.GeneratorNetwork));
        Assert.Equal(3 * 64 * 9 + 64 + 8 * Square + 2 * Point + 65, Count(gan.CriticNetwork));
    }

    [Fact]
    public void Resnet_of_64_pixels_makes_and_judges_images()
    {
        Adversarial gan = new Resnet { Width = 2 }.Formulation(new ModelSizes([3, 64, 64], LatentSize: 16));
        Assert.Equal([3, 64, 64], gan.GeneratorNetwork.Output.Sizes.ToArray());
        Assert.Contains(gan.CriticNetwork.Parameters, spec => spec.Shape == [1, 16 * 16]);
    }

    [Theory]
    [InlineData("mlp", 8)]
    [InlineData("dcgan", 8)]
    [InlineData("resnet", 32)]
    public void With_classes_both_networks_read_labels(string name, int size)
    {
        Adversarial gan = (ArchitectureCatalogue.Parts.Make(name) with { Width = 4 })
            .Formulation(new ModelSizes([1, size, size], Classes: 10));
        Assert.True(gan.GeneratorNetwork.IsConditional);
        Assert.True(gan.CriticNetwork.IsConditional);
    }

    [Fact]
    public void Layer_normalised_critics_do_not_mix_examples_and_batch_normalised_ones_do()
    {
        Network Critic(Normalisation normalisation) =>
            new Dcgan { Width = 4, CriticNormalisation = normalisation }.Formulation(new ModelSizes([1, 16, 16]))
                .CriticNetwork;
        Assert.Empty(Critic(Normalisation.Layer).MixingLayers);
        Assert.Equal(["3"], Critic(Normalisation.Batch).MixingLayers);
    }

    [Fact]
    public void Images_of_another_size_are_refused()
    {
        var error = Assert.Throws<ConfigurationException>(
            () => new Dcgan().Formulation(new ModelSizes([1, 28, 28])));
        Assert.Equal(
            "dcgan: examples must be square images of 8, 16, 32, 64 pixels. Got examples of shape [1, 28, 28]. "
                + "Resize or pad the images, or use another architecture.", error.Message);
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_nearest()
    {
        var error = Assert.Throws<ConfigurationException>(() => ArchitectureCatalogue.Parts.Make("dcgn"));
        Assert.Equal(
            "architecture: there is no 'dcgn'. The nearest names are 'dcgan', 'mlp', 'resnet'. "
                + "Use one of mlp, dcgan, resnet.",
            error.Message);
    }
}
