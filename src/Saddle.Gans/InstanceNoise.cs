using Saddle.Nn;
using Saddle.Nn.Schedules;
using Saddle.Settings;

namespace Saddle.Gans;

/// <summary>Gaussian noise on every example, real or generated, that the critic scores.</summary>
/// <param name="Deviation">Its standard deviation at first, in units of the data.</param>
/// <param name="Schedule">How that changes with generator updates; null for not at all.</param>
/// <remarks>
/// Fresh noise for each example at each update of either player, and under the critic's penalty too. Source: Sønderby
/// et al. 2017, "Amortised MAP inference for image super-resolution", arXiv:1610.04490.
/// </remarks>
public sealed record InstanceNoise(double Deviation, Schedule? Schedule = null)
{
    /// <summary>Its standard deviation at first, in units of the data; above 0.</summary>
    public double Deviation { get; init => field = Ranges.Positive.Require(value, "InstanceNoise"); } =
        Ranges.Positive.Require(Deviation, "InstanceNoise");

    /// <summary>How the deviation changes with generator updates.</summary>
    public Schedule Schedule { get; init; } = Schedule ?? new Constant();
}
