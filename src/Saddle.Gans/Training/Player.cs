namespace Saddle.Gans.Training;

/// <summary>What an update reads and replaces of one player, as tensors of one trace.</summary>
internal sealed record Player(
    IReadOnlyList<Tensor> Parameters, IReadOnlyList<Tensor> Statistics, IReadOnlyList<Tensor> Moments)
{
    public IEnumerable<Tensor> All => Parameters.Concat(Statistics).Concat(Moments);
}
