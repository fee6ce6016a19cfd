namespace Saddle.Games.Motions;

/// <summary>
/// One step of a game, compiled: the motion is carried from run to run in buffers that all programs share.
/// </summary>
internal static class StepProgram
{
    /// <summary>Compiles one step over the given state.</summary>
    /// <param name="game">Who plays.</param>
    /// <param name="dynamics">How the point moves.</param>
    /// <param name="rule">How players follow a direction.</param>
    /// <param name="step">A step whose turns are those to compile.</param>
    /// <param name="shape">A motion with the tensors' shapes.</param>
    /// <param name="state">The motion's buffers, in the order of <see cref="Motion.All"/>.</param>
    /// <param name="rates">One scalar per player.</param>
    /// <param name="options">Threads and checks.</param>
    /// <returns>The program, and the inputs of each minibatch it looks at: the key, then the data.</returns>
    public static (CompiledFunction Program, TensorBuffer[][] Samples) Compile(Game game, Dynamics dynamics,
        StepRule rule, long step, Motion shape, TensorBuffer[] state, TensorBuffer[] rates, CompilerOptions options)
    {
        int draws = game.IsStochastic ? dynamics.Turns(game, step).Sum(dynamics.Draws) : 0;
        int inputsPerDraw = 1 + game.Data.Count;
        TensorSpec[] sample = [new([2], ElementType.Int64, "key"), .. game.Data];
        TensorSpec[] inputs =
        [
            .. state.Concat(rates).Select(buffer => new TensorSpec(buffer.Shape, buffer.Type)),
            .. Enumerable.Repeat(sample, draws).SelectMany(specs => specs),
        ];
        int first = state.Length + rates.Length;
        CompiledFunction program = Compiler.Compile(
            xs =>
            {
                Sample[] samples =
                    [.. xs.Skip(first).Chunk(inputsPerDraw).Select(draw => new Sample(draw[0], draw[1..]))];
                var stepper = new Stepper(rule, [.. xs.Skip(state.Length).Take(rates.Length)]);
                Motion before = shape.Read([.. xs.Take(state.Length)]);
                return dynamics.Step(before, game.FieldOn(samples), stepper, step).All;
            },
            inputs,
            state.Length,
            options);
        foreach ((TensorBuffer buffer, int i) in state.Concat(rates).Select((buffer, i) => (buffer, i)))
        {
            program.Bind(i, buffer);
        }

        return (program, [.. program.Inputs.Skip(first).Chunk(inputsPerDraw)]);
    }
}
