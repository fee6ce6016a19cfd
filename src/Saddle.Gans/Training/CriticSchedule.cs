namespace Saddle.Gans.Training;

/// <summary>How many updates the critic gets before each update of the generator.</summary>
/// <param name="Steps">The usual number; at least 1.</param>
/// <param name="HeadStart">
/// Whether it is 100 instead before each of the first 25 generator updates and before every 500th.
/// </param>
/// <remarks>The head start is in the code of Arjovsky et al. 2017 (arXiv:1701.07875), not in the paper.</remarks>
public sealed record CriticSchedule(int Steps = 5, bool HeadStart = false)
{
    /// <summary>Critic updates before one generator update.</summary>
    /// <param name="generatorUpdates">How many the generator has had.</param>
    public int At(long generatorUpdates) =>
        HeadStart && (generatorUpdates < 25 || generatorUpdates % 500 == 0) ? 100 : Steps;
}
