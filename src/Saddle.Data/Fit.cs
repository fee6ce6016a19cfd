namespace Saddle.Data;

/// <summary>How a picture of other proportions is brought into a square.</summary>
public enum Fit
{
    /// <summary>Its largest centred square is taken, and the rest left away.</summary>
    Cover,

    /// <summary>All of it is shown, centred on a background.</summary>
    Contain,

    /// <summary>Rows and columns are scaled apart.</summary>
    Stretch,
}
