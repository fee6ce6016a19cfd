namespace Saddle.Gans.Objectives;

/// <summary>The classifier's loss that the minimax and the non-saturating game share.</summary>
internal static class CrossEntropy
{
    public static Tensor Loss(Tensor real, Tensor fake) => (-real).Softplus() + fake.Softplus();

    /// <summary>log 2 + (E log D(x) + E log(1 - D(G(z)))) / 2, at most log 2.</summary>
    public static Tensor JensenShannonBound(Tensor real, Tensor fake) => Math.Log(2) - 0.5 * Loss(real, fake);
}
