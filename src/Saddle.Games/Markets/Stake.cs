namespace Saddle.Games.Markets;

/// <summary>In which of two opposite signs the numbers of a game are read.</summary>
/// <remarks>
/// Games state losses. Papers on markets speak of profits π = -ℓ: the field, its Jacobian, forecasts and sentiments all
/// change their sign with it, so that "negative sentiment" of profits is positive curvature of losses.
/// </remarks>
public enum Stake
{
    /// <summary>Losses, which players lower: the sign of <see cref="Field"/> and of all spectra.</summary>
    Losses,

    /// <summary>Profits, which players raise: the sign of Balduzzi et al. 2020, arXiv:2001.04678.</summary>
    Profits,
}

/// <summary>Reads a number of losses in either sign.</summary>
internal static class StakeSigns
{
    public static double Read(this Stake stake, double ofLosses) => stake == Stake.Losses ? ofLosses : 0 - ofLosses;
}
