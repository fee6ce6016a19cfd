namespace Saddle.Nn;

/// <summary>The random numbers of one parameter: a pure function of seed, parameter name and position.</summary>
/// <param name="seed">The run's seed.</param>
/// <param name="name">The parameter's full name; each name has its own numbers, whatever the other names are.</param>
public readonly struct InitialNumbers(ulong seed, string name)
{
    private readonly ulong _key = Hash(name);

    /// <summary>A number spread evenly over [0, 1).</summary>
    /// <param name="index">The element's position.</param>
    public double Uniform(long index) => CounterRandom.Uniform(seed, (uint)(_key >> 32), (uint)_key, (ulong)index);

    /// <summary>A number of mean 0 and variance 1.</summary>
    /// <param name="index">The element's position.</param>
    public double Normal(long index) => CounterRandom.Normal(seed, (uint)(_key >> 32), (uint)_key, (ulong)index);

    // FNV-1a over UTF-16 units: fixed for all time, unlike string.GetHashCode.
    private static ulong Hash(string name)
    {
        ulong hash = 14695981039346656037;
        foreach (char letter in name)
        {
            hash = (hash ^ letter) * 1099511628211;
        }

        return hash;
    }
}
