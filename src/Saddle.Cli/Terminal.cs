namespace Saddle.Cli;

/// <summary>Where a command writes and how it hears that the user wants it to stop.</summary>
/// <param name="Out">Results and progress.</param>
/// <param name="Error">Messages about what went wrong.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error)
{
    /// <summary>Whether output goes to a person's screen: colours and moving displays are welcome.</summary>
    public bool IsLive { get; init; }

    /// <summary>How many columns the person's screen has now.</summary>
    public Func<int> Columns { get; init; } = () => 80;

    /// <summary>Where what happens meanwhile is told.</summary>
    public Screen Screen { get; init; } = new(Error);

    /// <summary>
    /// Called by work that can end in good order: gives what the first Ctrl+C cancels. Before that, Ctrl+C ends the
    /// program at once.
    /// </summary>
    public Func<CancellationToken> AwaitInterrupt { get; init; } = () => CancellationToken.None;
}
