namespace Saddle.Training.Learners;

/// <summary>One player's step size: its schedule's, or what its controller makes of that.</summary>
internal sealed class PlayerRate
{
    private readonly Mover _mover;
    private readonly Controller? _controller;
    private readonly TensorBuffer[] _memory = [];
    private readonly Measured _measured;

    /// <summary>A step size before the first step.</summary>
    /// <param name="player">Its name.</param>
    /// <param name="mover">How it moves.</param>
    /// <param name="figure">What the present step measured: see <see cref="Measured"/>.</param>
    public PlayerRate(string player, Mover mover, Func<string, double?> figure)
    {
        (_mover, _controller, _measured) = (mover, mover.Controller, new Measured(player, figure));
        if (_controller is not null)
        {
            _memory = [.. _controller.Memory.Select(spec => new TensorBuffer(spec.Shape, spec.Type))];
            _controller.Begin(_memory);
            Named = [.. _controller.Memory.Zip(_memory, (spec, buffer) =>
                new NamedBuffer($"{player}_rate.{spec.Name}", buffer))];
        }
    }

    /// <summary>What the controller remembers, under the names snapshots use; empty without one.</summary>
    public IReadOnlyList<NamedBuffer> Named { get; } = [];

    /// <summary>The step size of a step.</summary>
    public double At(long step) =>
        _controller is null ? _mover.RateAt(step) : _controller.Rate(_mover.RateAt(step), _memory);

    /// <summary>Tells the controller, where there is one, what the step measured.</summary>
    public void Observe() => _controller?.Observe(_measured, _memory);
}
