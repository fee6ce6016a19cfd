namespace Saddle.Training.Studies;

/// <summary>Names and values under each other, as plain text.</summary>
public static class Lines
{
    private const int Width = 22;

    /// <summary>One line of a name and what it is, ended by a line feed.</summary>
    /// <param name="name">Up to 21 letters, so that values stand under each other.</param>
    /// <param name="value">Any text; may be empty.</param>
    public static string Of(string name, string value) => $"  {name.PadRight(Width)}{value}".TrimEnd() + "\n";
}
