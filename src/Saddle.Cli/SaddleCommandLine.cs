using Saddle.Settings;

namespace Saddle.Cli;

/// <summary>The command line for a program of one's own, with parts of one's own under their names.</summary>
public static class SaddleCommandLine
{
    /// <summary>Carries out one command line on the console.</summary>
    /// <param name="arguments">Without the program's name.</param>
    /// <param name="catalogues">
    /// What can be chosen by name: <see cref="Gans.BuiltIn.Catalogues"/> and what was added to them.
    /// </param>
    /// <returns>The exit code: 0 for success, 1 for failure, 2 for a wrong command line, 130 where the user stopped it.
    /// </returns>
    public static int Run(IReadOnlyList<string> arguments, Catalogues catalogues)
    {
        TextWriter output = Console.IsOutputRedirected ? Console.Out : new TerminalWriter(Console.Out);
        TextWriter error = Console.IsErrorRedirected ? Console.Error : new TerminalWriter(Console.Error);
        var screen = Screen.OfConsole(error);
        using var interrupts = new Interrupts(screen);
        return App.Run(
            arguments,
            new Terminal(output, error)
            {
                IsLive = !Console.IsOutputRedirected && Escapes.AreUnderstood
                    && Environment.GetEnvironmentVariable("CI") is null or "",
                Columns = () => Console.WindowWidth is > 0 and var columns ? columns : int.MaxValue,
                Screen = screen,
                AwaitInterrupt = interrupts.Await,
            },
            catalogues);
    }
}
