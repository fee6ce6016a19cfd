using Saddle.Settings;

namespace Saddle.Training.Controllers;

/// <summary>Lowers the rate by a factor whenever a figure has not fallen for some time.</summary>
/// <param name="Figure">Which figure or loss to look at, by name; null for the player's own loss.</param>
/// <param name="Every">Steps between two looks, each at the figure's mean over these steps; 1 or more.</param>
/// <param name="Wait">Looks without a better mean to put up with; the next one lowers the rate. 0 or more.</param>
/// <param name="Factor">What the rate is multiplied by, from 0 to below 1.</param>
/// <param name="Threshold">
/// By which share of the best mean's size another must be below it to be better, from 0 to below 1.
/// </param>
/// <remarks>
/// Better means below best − threshold · |best|. Steps that do not measure the figure, or
/// as no finite number, do not count. Source: He et
/// al. 2016, "Deep Residual Learning for Image Recognition", arXiv:1512.03385, section 3.4, which divides by 10 when
/// the error plateaus; rule and defaults are those of PyTorch's ReduceLROnPlateau without its cool-down, at losses
/// above 0.
/// </remarks>
public sealed record ReduceOnPlateau(
    string? Figure = null, long Every = 1, long Wait = 10, double Factor = 0.1, double Threshold = 1e-4) : Controller
{
    private const int Scale = 0;
    private const int Best = 1;
    private const int Sum = 2;
    private const int Summed = 0;
    private const int Waited = 1;

    private static readonly Range<long> s_steps = Ranges.Whole(1);
    private static readonly Range<long> s_looks = Ranges.Whole(0);

    private static readonly TensorSpec[] s_memory =
        [new([3], ElementType.Float64, "numbers"), new([2], ElementType.Int64, "counts")];

    /// <summary>Steps between two looks; 1 or more.</summary>
    public long Every { get; init => field = s_steps.Require(value, "ReduceOnPlateau"); } =
        s_steps.Require(Every, "ReduceOnPlateau");

    /// <summary>Looks without a better mean to put up with; 0 or more.</summary>
    public long Wait { get; init => field = s_looks.Require(value, "ReduceOnPlateau"); } =
        s_looks.Require(Wait, "ReduceOnPlateau");

    /// <summary>What the rate is multiplied by, from 0 to below 1.</summary>
    public double Factor { get; init => field = Ranges.BelowOne.Require(value, "ReduceOnPlateau"); } =
        Ranges.BelowOne.Require(Factor, "ReduceOnPlateau");

    /// <summary>By which share another mean must be below the best to be better, from 0 to below 1.</summary>
    public double Threshold { get; init => field = Ranges.BelowOne.Require(value, "ReduceOnPlateau"); } =
        Ranges.BelowOne.Require(Threshold, "ReduceOnPlateau");

    /// <summary>
    /// <c>numbers</c>, Float64 [3]: the factor so far, the best mean, the sum since the last look. <c>counts</c>, Int64
    /// [2]: terms of the sum, looks without a better mean.
    /// </summary>
    public override IReadOnlyList<TensorSpec> Memory => s_memory;

    /// <inheritdoc/>
    public override void Begin(IReadOnlyList<TensorBuffer> memory)
    {
        Span<double> numbers = memory[0].Span<double>();
        (numbers[Scale], numbers[Best]) = (1, double.PositiveInfinity);
    }

    /// <inheritdoc/>
    public override double Rate(double scheduled, IReadOnlyList<TensorBuffer> memory) =>
        scheduled * memory[0].Span<double>()[Scale];

    /// <inheritdoc/>
    public override void Observe(Measured measured, IReadOnlyList<TensorBuffer> memory)
    {
        if ((Figure is null ? measured.Loss : measured[Figure]) is not { } value || !double.IsFinite(value))
        {
            return;
        }

        Span<double> numbers = memory[0].Span<double>();
        Span<long> counts = memory[1].Span<long>();
        numbers[Sum] += value;
        if (++counts[Summed] == Every)
        {
            Look(numbers[Sum] / Every, numbers, ref counts[Waited]);
            (numbers[Sum], counts[Summed]) = (0, 0);
        }
    }

    private void Look(double mean, Span<double> numbers, ref long waited)
    {
        double best = numbers[Best];
        if (double.IsPositiveInfinity(best) || mean < best - Threshold * Math.Abs(best))
        {
            (numbers[Best], waited) = (mean, 0);
        }
        else if (++waited > Wait)
        {
            (numbers[Scale], waited) = (numbers[Scale] * Factor, 0);
        }
    }
}
