namespace Saddle.Data;

/// <summary>How many channels the images of a set are given.</summary>
public enum ColourMode
{
    /// <summary>As stored; in a folder, colour if any image has colour.</summary>
    AsStored,

    /// <summary>One channel of luma.</summary>
    Grey,

    /// <summary>Red, green and blue.</summary>
    Colour,
}
