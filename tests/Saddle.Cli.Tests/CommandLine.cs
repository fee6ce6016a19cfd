namespace Saddle.Cli.Tests;

/// <summary>Runs command lines inside the test process and keeps what they wrote.</summary>
internal sealed record CommandLine(int Code, string Out, string Error)
{
    public static CommandLine Run(params string[] arguments) => Run(CancellationToken.None, arguments);

    public static CommandLine Run(CancellationToken interrupted, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int code = App.Run(arguments, new Terminal(output, error) { Interrupted = interrupted });
        return new CommandLine(code, output.ToString(), error.ToString());
    }
}
