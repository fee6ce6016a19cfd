using System.Text;

namespace Saddle.Data.Points;

/// <summary>A distribution in the plane that can be sampled without end.</summary>
public abstract record PointDistribution
{
    /// <summary>The name by which the catalogue opens it.</summary>
    public abstract string Name { get; }

    /// <summary>Number of modes or branches, which label the points; 0 where there are none.</summary>
    public abstract int ClassCount { get; }

    /// <summary>Centre of each mode, in the order of labels; empty where modes are not blobs.</summary>
    public virtual IReadOnlyList<LabelledPoint> Centres => [];

    /// <summary>Draws one point.</summary>
    /// <param name="random">Its random numbers; the point is a pure function of them.</param>
    public abstract LabelledPoint Draw(PointRandom random);

    /// <summary>
    /// Kind and parameters, the same text whatever the current culture: content hashes are made from it.
    /// </summary>
    public sealed override string ToString() => DrawnData.TextOf(GetType(), PrintMembers);

    /// <summary>Prints nothing of this type, so that a distribution reads as its parameters alone.</summary>
    /// <param name="builder">Where printing goes.</param>
    /// <returns>false: nothing was printed.</returns>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}
