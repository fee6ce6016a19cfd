namespace Saddle.Games.Markets;

/// <summary>Who earns what in a market at one point.</summary>
/// <param name="Profits">πᵢ of each player.</param>
/// <param name="OwnProfits">fᵢ of each player.</param>
/// <param name="Gains">gᵢⱼ of each trade, to its seller.</param>
public sealed record Accounts(
    IReadOnlyList<double> Profits, IReadOnlyList<double> OwnProfits, IReadOnlyList<double> Gains)
{
    /// <summary>Σπᵢ - Σfᵢ: zero up to rounding, since trades create nothing.</summary>
    public double Gap => Profits.Sum() - OwnProfits.Sum();
}
