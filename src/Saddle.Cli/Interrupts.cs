using System.Runtime.InteropServices;

namespace Saddle.Cli;

/// <summary>
/// Ctrl+C, requests to terminate and a terminal that is closed: the first asks for an orderly end where that is
/// awaited, the second ends the program at once.
/// </summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _first = new();
    private readonly Screen _screen;
    private readonly PosixSignalRegistration[] _registrations;
    private volatile bool _isAwaited;

    public Interrupts(Screen screen)
    {
        _screen = screen;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, Handle),
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
            _screen.Say("saddle: stopped.");
            Environment.Exit(ExitCode.Interrupted);
        }

        _screen.Say("saddle: stopping after this step. Press Ctrl+C again to stop at once.");
        _first.Cancel();
    }
}
