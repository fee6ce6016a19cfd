namespace Saddle.Games.Spectra;

/// <summary>How far a search for eigenvalues is; reported once per restart.</summary>
/// <param name="Products">Products spent.</param>
/// <param name="Converged">Leading eigenvalues that have converged.</param>
/// <param name="Wanted">Eigenvalues that must converge.</param>
/// <param name="WorstResidual">The largest relative residual among the wanted, as estimated.</param>
public sealed record SearchProgress(int Products, int Converged, int Wanted, double WorstResidual);
