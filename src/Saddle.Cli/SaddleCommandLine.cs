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
        using var interrupts = new Interrupts(Console.Error);
        return App.Run(
            arguments,
            new Terminal(Console.Out, Console.Error)
            {
                IsLive = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("CI") is null or "",
                AwaitInterrupt = interrupts.Await,
            },
            catalogues);
    }
}
