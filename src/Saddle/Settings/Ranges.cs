namespace Saddle.Settings;

/// <summary>The ranges that settings usually have.</summary>
public static class Ranges
{
    /// <summary>Any finite number.</summary>
    public static Range<double> Any { get; } = Between(double.NegativeInfinity, double.PositiveInfinity, false, false);

    /// <summary>Above 0 and finite.</summary>
    public static Range<double> Positive { get; } = Between(0, double.PositiveInfinity, false, false);

    /// <summary>0 or more and finite.</summary>
    public static Range<double> NotNegative { get; } = Between(0, double.PositiveInfinity, true, false);

    /// <summary>In [0, 1).</summary>
    public static Range<double> BelowOne { get; } = Between(0, 1, true, false);

    /// <summary>In (0, 1].</summary>
    public static Range<double> UpToOne { get; } = Between(0, 1, false, true);

    /// <summary>In (-1, 1): what momentum may be.</summary>
    public static Range<double> WithinOne { get; } = Between(-1, 1, false, false);

    /// <summary>Written true or false; a switch on command lines.</summary>
    public static Range<bool> Truth { get; } = new TruthRange();

    /// <summary>Any text but an empty one.</summary>
    public static Range<string> Text { get; } = new TextRange();

    /// <summary>Finite numbers between two bounds.</summary>
    /// <param name="low">The lower bound; negative infinity for none.</param>
    /// <param name="high">The upper bound; infinity for none.</param>
    /// <param name="lowIncluded">Whether a value may be the lower bound itself.</param>
    /// <param name="highIncluded">Whether a value may be the upper bound itself.</param>
    /// <exception cref="ArgumentException">No number is between them.</exception>
    public static Range<double> Between(double low, double high, bool lowIncluded, bool highIncluded) =>
        new NumberRange(low, high, lowIncluded, highIncluded);

    /// <summary>Whole numbers that count things.</summary>
    /// <param name="least">The smallest.</param>
    /// <param name="most">The largest; <see cref="int.MaxValue"/> for none.</param>
    /// <exception cref="ArgumentException"><paramref name="least"/> is above <paramref name="most"/>.</exception>
    public static Range<int> Count(int least, int most = int.MaxValue) => new WholeRange<int>(least, most);

    /// <summary>Whole numbers of 64 bits.</summary>
    /// <param name="least">The smallest.</param>
    /// <param name="most">The largest; <see cref="long.MaxValue"/> for none.</param>
    /// <exception cref="ArgumentException"><paramref name="least"/> is above <paramref name="most"/>.</exception>
    public static Range<long> Whole(long least, long most = long.MaxValue) => new WholeRange<long>(least, most);

    /// <summary>One of some names.</summary>
    /// <param name="names">At least one, none empty.</param>
    /// <exception cref="ArgumentException">There are none, or one is empty or there twice.</exception>
    public static Range<string> OneOf(params IReadOnlyList<string> names) => new NameRange(names);

    /// <summary>Several values, written with commas; an empty list is written none.</summary>
    /// <param name="each">
    /// What each value may be; of texts those only that have no comma inside nor spaces around, nor are the word none.
    /// </param>
    /// <param name="least">The smallest length, 0 or more.</param>
    /// <param name="most">The largest length; <see cref="int.MaxValue"/> for any.</param>
    /// <typeparam name="T">The type of each value.</typeparam>
    /// <exception cref="ArgumentException"><paramref name="least"/> is negative or above <paramref name="most"/>.
    /// </exception>
    public static Range<IReadOnlyList<T>> List<T>(Range<T> each, int least = 0, int most = int.MaxValue) =>
        new ListRange<T>(each, least, most);

    /// <summary>A value or none.</summary>
    /// <param name="inner">What the value may be.</param>
    /// <param name="absent">The word for none; in JSON it is null.</param>
    /// <typeparam name="T">The type of the value.</typeparam>
    public static Range<T?> Optional<T>(Range<T> inner, string absent)
        where T : struct => new OptionalRange<T, T?>(inner, absent, value => value, value => value!.Value);

    /// <inheritdoc cref="Optional{T}(Range{T}, string)"/>
    public static Range<string?> Optional(Range<string> inner, string absent) =>
        new OptionalRange<string, string?>(inner, absent, value => value, value => value!);

    /// <inheritdoc cref="Optional{T}(Range{T}, string)"/>
    public static Range<IReadOnlyList<T>?> Optional<T>(Range<IReadOnlyList<T>> inner, string absent) =>
        new OptionalRange<IReadOnlyList<T>, IReadOnlyList<T>?>(inner, absent, value => value, value => value!);
}
