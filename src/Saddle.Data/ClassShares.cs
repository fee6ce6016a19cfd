using System.Collections;

namespace Saddle.Data;

/// <summary>How often each class occurs in data: labels that stand beside the data follow it, by chance or in exact
/// proportion.</summary>
/// <remarks>A class without examples is never drawn. Equal where all counts are.</remarks>
public sealed class ClassShares : IReadOnlyList<int>, IEquatable<ClassShares>
{
    private readonly int[] _counts;
    private readonly int[] _ends;

    /// <summary>Shares in proportion to counts.</summary>
    /// <param name="counts">Examples of the classes 0, 1, …; none may be negative.</param>
    /// <exception cref="ArgumentException">A count is negative, or there are more than 2^31 − 1 examples.</exception>
    public ClassShares(IEnumerable<int> counts)
    {
        _counts = [.. counts];
        long total = _counts.Sum(count => (long)count);
        if (_counts.Any(count => count < 0) || total > int.MaxValue)
        {
            throw new ArgumentException($"ClassShares: counts are out of range. The least is {_counts.Min()}, the sum "
                + $"{total}. Pass counts from 0 that sum to at most {int.MaxValue}.", nameof(counts));
        }

        int end = 0;
        _ends = [.. _counts.Select(count => end += count)];
    }

    /// <summary>No classes.</summary>
    public static ClassShares None { get; } = new([]);

    /// <summary>How many classes there are, empty ones too.</summary>
    public int Count => _counts.Length;

    /// <summary>Whether no class is more frequent than another.</summary>
    public bool AreEqual => _counts.All(count => count == _counts[0]);

    /// <summary>How many examples a class has; 1 where each has the same share of data that never end.</summary>
    public int this[int index] => _counts[index];

    /// <summary>Classes of the same share.</summary>
    /// <param name="classes">How many; 0 or more.</param>
    public static ClassShares Equal(int classes) => new(Enumerable.Repeat(1, classes));

    /// <summary>The shares that labels have.</summary>
    /// <param name="labels">A class of each example.</param>
    /// <param name="classes">How many classes there are; labels are below.</param>
    public static ClassShares Of(IEnumerable<int> labels, int classes)
    {
        int[] counts = new int[classes];
        foreach (int label in labels)
        {
            counts[label]++;
        }

        return new ClassShares(counts);
    }

    /// <summary>The same classes, those that have examples with equal shares.</summary>
    public ClassShares Balanced() => new(_counts.Select(count => Math.Min(count, 1)));

    /// <summary>A class by chance, with probabilities that are the shares; a pure function of the arguments.</summary>
    /// <inheritdoc cref="CounterRandom.Bits" path="/param"/>
    /// <exception cref="ArgumentOutOfRangeException">There are no examples.</exception>
    public int Draw(ulong seed, uint stream, uint step, ulong index)
    {
        int example = CounterRandom.Below(_ends.Length > 0 ? _ends[^1] : 0, seed, stream, step, index);
        (int first, int last) = (0, _ends.Length - 1);
        while (first < last)
        {
            int middle = (first + last) / 2;
            (first, last) = _ends[middle] > example ? (first, middle) : (middle + 1, last);
        }

        return first;
    }

    /// <summary>Classes in the proportions of the shares, well mixed, as seats are given to parties.</summary>
    /// <param name="count">How many; as many as there are examples give exactly the counts.</param>
    /// <returns>Of equal shares, each class in turn; a longer list begins with the shorter ones.</returns>
    /// <remarks>Next is the class with the most examples per 2 s + 1, where s is how often it was there: the method of
    /// Webster and Sainte-Laguë.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">There are no examples.</exception>
    public int[] InProportion(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _ends is [.., > 0] ? int.MaxValue : 0);
        var waiting = new PriorityQueue<int, Claim>(
            Enumerable.Range(0, Count).Where(label => _counts[label] > 0)
                .Select(label => (label, new Claim(_counts[label], 1, label))));
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            waiting.TryPeek(out labels[i], out Claim claim);
            waiting.DequeueEnqueue(labels[i], claim with { Divisor = claim.Divisor + 2 });
        }

        return labels;
    }

    /// <summary>Each class that has examples, in turn.</summary>
    /// <param name="count">How many.</param>
    /// <param name="first">Whose turn it is at first: that of the class which has it after so many, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no examples.</exception>
    public int[] InTurn(int count, long first = 0)
    {
        int[] present = [.. Enumerable.Range(0, Count).Where(label => _counts[label] > 0)];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, present.Length > 0 ? int.MaxValue : 0);
        return [.. Enumerable.Range(0, count).Select(i => present[(int)((first + i) % present.Length)])];
    }

    /// <inheritdoc/>
    public bool Equals(ClassShares? other) => other is not null && _counts.AsSpan().SequenceEqual(other._counts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ClassShares);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Count, _counts.FirstOrDefault(), _counts.LastOrDefault());

    /// <summary>The counts, with commas.</summary>
    public override string ToString() => string.Join(", ", _counts);

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)_counts).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>What a class has a right to; the greatest comes first, of equal ones the lowest class.</summary>
    private readonly record struct Claim(int Examples, long Divisor, int Label) : IComparable<Claim>
    {
        public int CompareTo(Claim other)
        {
            int order = (other.Examples * Divisor).CompareTo(Examples * other.Divisor);
            return order != 0 ? order : Label.CompareTo(other.Label);
        }
    }
}
