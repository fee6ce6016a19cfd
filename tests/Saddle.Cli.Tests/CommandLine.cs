using System.Text;

namespace Saddle.Cli.Tests;

/// <summary>Runs command lines inside the test process and keeps what they wrote.</summary>
internal sealed record CommandLine(int Code, string Out, string Error)
{
    public static CommandLine Run(params string[] arguments) => Run(CancellationToken.None, arguments);

    public static CommandLine Run(CancellationToken interrupted, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        return Execute(output, arguments, interrupted);
    }

    /// <summary>Interrupts as soon as a text has been written.</summary>
    public static CommandLine RunUntil(string text, CancellationTokenSource interrupt, params string[] arguments)
    {
        using var output = new Watcher(text, interrupt.Cancel);
        return Execute(output, arguments, interrupt.Token);
    }

    /// <summary>Does something as soon as a text has been written, each time it is.</summary>
    public static CommandLine RunWhen(string text, Action action, params string[] arguments)
    {
        using var output = new Watcher(text, action);
        return Execute(output, arguments, CancellationToken.None);
    }

    private static CommandLine Execute(TextWriter output, string[] arguments, CancellationToken interrupted)
    {
        using var error = new StringWriter { NewLine = "\n" };
        int code = App.Run(arguments, new Terminal(output, error) { AwaitInterrupt = () => interrupted });
        return new CommandLine(code, output.ToString()!, error.ToString());
    }

    private sealed class Watcher(string text, Action action) : TextWriter
    {
        private readonly StringBuilder _written = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => _written.Append(value);

        public override void WriteLine(string? value)
        {
            _written.Append(value).Append('\n');
            if (value!.Contains(text, StringComparison.Ordinal))
            {
                action();
            }
        }

        public override string ToString() => _written.ToString();
    }
}
