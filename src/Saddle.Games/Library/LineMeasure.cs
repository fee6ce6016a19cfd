namespace Saddle.Games.Library;

/// <summary>Where a simple gradient penalty looks: points made of data, generated points and a mix in (0, 1).</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Points">From data, generated points and mix to the penalised points.</param>
/// <param name="Mean">The mean of the points where data and generated points are uniform on (-1, 1).</param>
/// <param name="Square">The mean of their squares there.</param>
/// <remarks>Source: Kim et al. 2018, arXiv:1810.02528.</remarks>
internal sealed record LineMeasure(string Name, Func<Tensor, Tensor, Tensor, Tensor> Points, double Mean, double Square)
{
    /// <summary>All, around an anchor.</summary>
    public static IReadOnlyList<LineMeasure> All(double anchor) =>
    [
        new("real", (real, fake, mix) => real, 0, 1.0 / 3),
        new("fake", (real, fake, mix) => fake, 0, 1.0 / 3),
        Between,
        new("mid", (real, fake, mix) => 0.5 * (real + fake), 0, 1.0 / 6),
        new("anchor", (real, fake, mix) => anchor * mix + (1 - mix) * fake, anchor / 2, anchor * anchor / 3 + 1.0 / 9),
        new("point", (real, fake, mix) => anchor + 0 * real, anchor, anchor * anchor),
    ];

    /// <summary>Anywhere between data and generated points.</summary>
    public static LineMeasure Between { get; } =
        new("interp", (real, fake, mix) => mix * real + (1 - mix) * fake, 0, 2.0 / 9);
}
