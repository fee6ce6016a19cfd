using Saddle.Kernels.RandomNumbers;

namespace Saddle;

/// <summary>
/// Random numbers without state: every result is a pure function of (seed, stream, step, index), the same on every
/// machine and in any order of calls. Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel Random Numbers: As Easy
/// as 1, 2, 3", SC 2011. Give each use its own stream; count steps or epochs with step.
/// </summary>
public static class CounterRandom
{
    /// <summary>64 independent random bits.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="stream">Which use of random numbers this is.</param>
    /// <param name="step">The step or epoch.</param>
    /// <param name="index">The position within the stream.</param>
    /// <returns>A value uniform over all 64-bit integers.</returns>
    public static ulong Bits(ulong seed, uint stream, uint step, ulong index) =>
        Philox.Block(index, seed, stream, step).First;

    /// <summary>A number uniform on [0, 1), a multiple of 2^-53.</summary>
    /// <inheritdoc cref="Bits" path="/param"/>
    /// <returns>A value at least 0 and below 1.</returns>
    public static double Uniform(ulong seed, uint stream, uint step, ulong index) =>
        (Bits(seed, stream, step, index) >> 11) * (1.0 / 9007199254740992);

    /// <summary>A standard normal number, by the transform of Box and Muller.</summary>
    /// <inheritdoc cref="Bits" path="/param"/>
    /// <returns>A value of mean 0 and variance 1, at most 8.6 in size.</returns>
    public static double Normal(ulong seed, uint stream, uint step, ulong index)
    {
        (ulong first, ulong second) = Philox.Block(index, seed, stream, step);
        double radius = 1 - ((first >> 11) * (1.0 / 9007199254740992));
        double angle = (second >> 11) * (1.0 / 9007199254740992);
        return Math.Sqrt(-2 * Math.Log(radius)) * Math.Cos(2 * Math.PI * angle);
    }

    /// <summary>A whole number uniform on [0, limit); the bias is below limit / 2^64.</summary>
    /// <param name="limit">The number of possible results, at least 1.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="stream">Which use of random numbers this is.</param>
    /// <param name="step">The step or epoch.</param>
    /// <param name="index">The position within the stream.</param>
    /// <returns>A value at least 0 and below <paramref name="limit"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is not positive.</exception>
    public static int Below(int limit, ulong seed, uint stream, uint step, ulong index)
    {
        if (limit <= 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(limit),
                $"CounterRandom.Below: nothing can be drawn below the limit. The limit is {limit}. "
                + "Give a limit of at least 1.");
        }

        return (int)Math.BigMul(Bits(seed, stream, step, index), (ulong)limit, out _);
    }

    /// <summary>
    /// Puts the values in a uniformly random order (Fisher and Yates), which the arguments alone decide.
    /// </summary>
    /// <param name="values">The values to reorder in place.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="stream">Which use of random numbers this is.</param>
    /// <param name="step">The step or epoch.</param>
    public static void Shuffle(Span<int> values, ulong seed, uint stream, uint step)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int other = Below(i + 1, seed, stream, step, (ulong)i);
            (values[i], values[other]) = (values[other], values[i]);
        }
    }
}
