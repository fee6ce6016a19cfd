namespace Saddle.Cli;

/// <summary>What the program tells its caller.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>It tried and failed: training diverged, a file cannot be written, a criterion does not hold.</summary>
    public const int Failure = 1;

    /// <summary>It was asked for something it cannot do: wrong flags, bad data, no such run.</summary>
    public const int Usage = 2;

    /// <summary>The user stopped it; 128 + SIGINT, as shells expect.</summary>
    public const int Interrupted = 130;
}
