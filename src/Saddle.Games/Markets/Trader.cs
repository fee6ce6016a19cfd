namespace Saddle.Games.Markets;

/// <summary>A player of a market with what it earns by itself.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Parameters">What it owns; at least one.</param>
/// <param name="Own">
/// fᵢ: its profit apart from all trades, from its own tensors to a number (shape [], or [n] for n starts); null for
/// none.
/// </param>
public sealed record Trader(
    string Name, IReadOnlyList<Parameter> Parameters, Func<IReadOnlyList<Tensor>, Tensor>? Own = null)
{
    /// <summary>A player who owns one number.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="number">The name of its number.</param>
    /// <param name="own">fᵢ as a function of the number; null for none.</param>
    public static Trader OfNumber(string name, string number, Func<Tensor, Tensor>? own = null) =>
        new(name, [new Parameter(number, [])], own is null ? null : tensors => own(tensors[0]));
}
