namespace Saddle.Gans.Training;

/// <summary>The random numbers of one sample, use by use: every loss that asks finds the same ones.</summary>
/// <param name="key">Int64 [2]: seed and number of the draw.</param>
/// <param name="type">Float32 or Float64.</param>
/// <param name="stream">One of <see cref="RandomStreams"/>.</param>
internal sealed class SampleRandom(Tensor key, ElementType type, int stream)
{
    private const int Use = 1 << 14;

    /// <summary>
    /// For examples and the penalty, to be drawn in this order: latents, the generator's layers, instance noise of
    /// generated examples, that of real ones, the penalty's own.
    /// </summary>
    public RandomStream Examples { get; } = new(key, type, stream);

    /// <summary>For the critic's layers on real examples, or on both kinds in one pass.</summary>
    public RandomStream OfRealScores() => new(key, type, stream + Use);

    /// <summary>For the critic's layers on generated examples.</summary>
    public RandomStream OfFakeScores() => new(key, type, stream + 2 * Use);

    /// <summary>For the critic's layers where the penalty looks.</summary>
    public RandomStream OfPenaltyScores() => new(key, type, stream + 3 * Use);
}
