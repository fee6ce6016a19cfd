namespace Saddle.Fuzzing;

/// <summary>Ends the program when an input never ends, and keeps that input.</summary>
internal sealed class Watchdog : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Timer _timer;
    private readonly Action<byte[], long> _keep;
    private (byte[] Input, long Index) _present = ([], -1);
    private long _seen = -1;

    /// <summary>Begins to watch.</summary>
    /// <param name="keep">Keeps the input that never ended.</param>
    public Watchdog(Action<byte[], long> keep)
    {
        _keep = keep;
        _timer = new Timer(_ => Look(), null, s_patience, s_patience);
    }

    /// <summary>Told of each input before it is read.</summary>
    public void Begin(byte[] input, long index)
    {
        lock (_timer)
        {
            _present = (input, index);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        lock (_timer)
        {
            if (_present.Index >= 0 && _present.Index == _seen)
            {
                _keep(_present.Input, _present.Index);
                Environment.Exit(1);
            }

            _seen = _present.Index;
        }
    }
}
