using Saddle.Games;
using Saddle.Nn.Formats;
using Saddle.Settings;
using Saddle.Training;

namespace Saddle.Cli;

/// <summary>Turns what was thrown into sentences and an exit code.</summary>
internal static class Failures
{
    /// <summary>Set to see where an error came from.</summary>
    public const string TraceVariable = "SADDLE_TRACE";

    public static int Report(Exception problem, TextWriter error)
    {
        (int code, string message) = Explain(problem);
        error.WriteLine($"saddle: {PrintableLine.Of(message)}");
        if (Environment.GetEnvironmentVariable(TraceVariable) is { Length: > 0 })
        {
            error.WriteLine(problem);
        }

        return code;
    }

    private static (int Code, string Message) Explain(Exception problem) => problem switch
    {
        UsageException or DataException or ShapeException or ConfigurationException or GameException =>
            (ExitCode.Usage, problem.Message),
        RunException { InnerException: IOException or UnauthorizedAccessException } =>
            (ExitCode.Failure, problem.Message),
        RunException => (ExitCode.Usage, problem.Message),
        DivergedException or NonFiniteException or OutputException or InsufficientMemoryException
            or DllNotFoundException => (ExitCode.Failure, problem.Message),
        OutOfMemoryException =>
            (ExitCode.Failure,
                $"the memory does not suffice. {FileSystem.Said(problem)} "
                + "Use a smaller batch, smaller networks or fewer examples."),
        OperationCanceledException => (ExitCode.Interrupted, "stopped."),
        IOException or UnauthorizedAccessException =>
            (ExitCode.Failure,
                $"a file could not be read or written. {FileSystem.Said(problem)} "
                + "Check the path and the space left."),
        _ => (ExitCode.Failure,
            $"an error inside the program. {problem.GetType().Name}: {problem.Message} "
            + $"Run it again with {TraceVariable}=1 to see where, and report it."),
    };
}
