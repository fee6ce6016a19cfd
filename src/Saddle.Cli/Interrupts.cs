using System.Runtime.InteropServices;

namespace Saddle.Cli;

/// <summary>
/// Ctrl+C and requests to terminate: the first asks for an orderly end where that is awaited, the second ends the
/// program at once.
/// </summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _first = new();
    private readonly TextWriter _error;
    private readonly PosixSignalRegistration[] _registrations;
    private volatile bool _isAwaited;

    public Interrupts(TextWriter error)
    {
        _error = error;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
        ];
    }

    /// <summary>From now on, the first signal only cancels the token.</summary>
    public CancellationToken Await()
    {
        _isAwaited = true;
        return _first.Token;
    }

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }

        _first.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (!_isAwaited || _first.IsCancellationRequested)
        {
            Environment.Exit(ExitCode.Interrupted);
        }

        _error.WriteLine("saddle: stopping after this step. Press Ctrl+C again to stop at once.");
        _first.Cancel();
    }
}
