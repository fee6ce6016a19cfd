namespace Saddle.Cli;

/// <summary>What a person looks at: takes whole lines from any thread, also beside a display that moves.</summary>
/// <param name="error">Where lines go while nothing moves.</param>
/// <param name="lineStart">What clears the line that a terminal wrote <c>^C</c> on; empty where none did.</param>
internal sealed class Screen(TextWriter error, string lineStart = "")
{
    private Action<string>? _display;

    /// <summary>The screen of the console.</summary>
    /// <param name="error">Its error stream.</param>
    public static Screen OfConsole(TextWriter error) => new(error, Console.IsErrorRedirected ? ""
        : Escapes.AreUnderstood ? Escapes.ClearLine
        : Environment.NewLine);

    /// <summary>Leaves lines to a display as long as it stands on the screen; null for none any more.</summary>
    /// <param name="note">Shows a line beside the display, from whichever thread.</param>
    public void LeaveTo(Action<string>? note) => Volatile.Write(ref _display, note);

    /// <summary>Shows a line; nothing happens where nobody can read it.</summary>
    public void Say(string line)
    {
        try
        {
            if (Volatile.Read(ref _display) is { } note)
            {
                note(line);
            }
            else
            {
                error.WriteLine(lineStart + line);
            }
        }
        catch (IOException)
        {
            // Who asks to stop need not be able to read the answer.
        }
    }
}
