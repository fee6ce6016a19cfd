namespace Saddle.Training;

/// <summary>What a player minimises on one sample, and what else was measured on the way.</summary>
/// <param name="PerExample">
/// One number per example, shape [n], whose mean is the loss; or shape [] for a loss of the whole batch, which tools
/// that need each example's own loss refuse.
/// </param>
/// <param name="Figures">Names with what was measured: shape [], or one number per example, shape [n].</param>
public sealed record PlayerLoss(Tensor PerExample, params IReadOnlyList<(string Name, Tensor Value)> Figures)
{
    /// <summary>The loss, shape [].</summary>
    public Tensor Mean => MeanOf(PerExample);

    /// <summary>The mean over examples, where there is one number per example.</summary>
    internal static Tensor MeanOf(Tensor perExample) => perExample.Rank == 0 ? perExample : perExample.Mean();
}
