namespace Saddle.Distances;

/// <summary>Coordinates as a key: equal where all of them are.</summary>
internal readonly struct Place : IEquatable<Place>
{
    private readonly double[] _at;

    internal Place(ReadOnlySpan<double> at)
    {
        _at = at.ToArray();
        for (int k = 0; k < _at.Length; k++)
        {
            _at[k] += 0.0;      // one zero of two
        }
    }

    /// <inheritdoc/>
    public bool Equals(Place other) => _at.AsSpan().SequenceEqual(other._at);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Place other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        ulong hash = 14695981039346656037;
        foreach (double part in _at)
        {
            // Whole numbers differ in their upper bits, which a product carries no further down.
            ulong bits = BitConverter.DoubleToUInt64Bits(part);
            hash = (hash ^ bits ^ (bits >> 32)) * 1099511628211;
        }

        return (int)(hash ^ (hash >> 32));
    }
}
