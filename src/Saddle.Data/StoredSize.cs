using System.Globalization;

namespace Saddle.Data;

/// <summary>The size of a picture before it was fitted, upright.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
public readonly record struct StoredSize(int Width, int Height)
{
    /// <summary>"640 x 480".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width} x {Height}");
}
