using Saddle.Settings;

namespace Saddle.Nn;

/// <summary>How a rate changes with the steps; pure, so that a resumed run goes on exactly.</summary>
/// <remarks>It is a shape: how large the rate is at first is for whoever owns the rate to say.</remarks>
public abstract record Schedule
{
    /// <summary>
    /// How long a schedule lasts, in steps; null for as long as the run, which options fill in before it starts.
    /// </summary>
    public static Range<long?> Length { get; } = Ranges.Optional(Ranges.Whole(1), "run");

    /// <summary>The rate at a step, of what it is at first.</summary>
    /// <param name="first">The rate that the schedule begins with, or rises to.</param>
    /// <param name="step">0 for the first.</param>
    /// <exception cref="ArgumentException">The schedule's <see cref="Length"/> is that of a run that it was not
    /// told.</exception>
    public abstract double At(double first, long step);

    /// <summary>A length that must have been told by now.</summary>
    /// <param name="steps">One of <see cref="Length"/>.</param>
    /// <param name="owner">Whose it is.</param>
    /// <exception cref="ArgumentException">It is null.</exception>
    protected static long Told(long? steps, string owner) => steps ?? throw new ArgumentException(
        $"{owner}: there is no length to spread the change over. Steps is null, which means the length of the run. "
            + "Give Steps the number of steps.");
}
