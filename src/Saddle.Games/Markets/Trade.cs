namespace Saddle.Games.Markets;

/// <summary>An edge of a market: what one player earns from another, who pays it.</summary>
/// <param name="Seller">Who earns.</param>
/// <param name="Buyer">Who pays.</param>
/// <param name="Gain">
/// gᵢⱼ: from the seller's and the buyer's tensors to a number (shape [], or [n] for n starts); the buyer earns -gᵢⱼ.
/// </param>
public sealed record Trade(
    int Seller, int Buyer, Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>, Tensor> Gain)
{
    /// <summary>A trade between players of one number each.</summary>
    public static Trade OfNumbers(int seller, int buyer, Func<Tensor, Tensor, Tensor> gain) =>
        new(seller, buyer, (own, other) => gain(own[0], other[0]));
}
