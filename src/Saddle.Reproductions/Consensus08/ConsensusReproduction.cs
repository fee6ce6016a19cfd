namespace Saddle.Reproductions.Consensus08;

/// <summary>Consensus optimisation, and the Dirac-GAN on which it is understood.</summary>
public sealed record ConsensusReproduction : Reproduction
{
    /// <inheritdoc/>
    public override string Id => "08";

    /// <inheritdoc/>
    public override string Title => "Consensus optimisation and the Dirac-GAN";

    /// <inheritdoc/>
    public override string Source => "Mescheder, Nowozin and Geiger 2017, arXiv:1705.10461; 2018, arXiv:1801.04406";

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments { get; } =
    [
        new FieldDerivatives(), new DiracSpectra(), new DiscreteOperators(), new DiracTrajectories(),
        new MatrixInequalities(), new ConsensusRing(), new ConsensusSpectrum(), new ConsensusCost(),
    ];
}
