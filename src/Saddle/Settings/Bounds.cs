namespace Saddle.Settings;

/// <summary>Says in words where numbers may lie.</summary>
internal static class Bounds
{
    /// <summary>What follows "a number": "of 0 or more", "from 0 to below 1"; empty where there is no bound.</summary>
    /// <param name="low">The lower bound as text; null for none.</param>
    /// <param name="high">The upper bound as text; null for none.</param>
    /// <param name="lowIncluded">Whether the lower bound is inside.</param>
    /// <param name="highIncluded">Whether the upper bound is inside.</param>
    public static string Words(string? low, string? high, bool lowIncluded, bool highIncluded) => (low, high) switch
    {
        (null, null) => "",
        (_, null) => lowIncluded ? $"of {low} or more" : $"above {low}",
        (null, _) => highIncluded ? $"of {high} or less" : $"below {high}",
        _ => (lowIncluded, highIncluded) switch
        {
            (true, true) => $"from {low} to {high}",
            (true, false) => $"from {low} to below {high}",
            (false, true) => $"above {low} and up to {high}",
            (false, false) => $"between {low} and {high}",
        },
    };
}
