namespace Saddle.Data.Sequences;

/// <summary>Random symbols come one at a time; at each step the one seen <see cref="Delay"/> steps ago is to be
/// told.</summary>
/// <param name="Delay">Steps of time to remember, at least 0: 0 asks for the present symbol.</param>
/// <param name="Symbols">Size of the alphabet, at least 2; all symbols are as likely.</param>
/// <param name="Length">Steps of time in a sequence, at least 1.</param>
/// <remarks>
/// Inputs are one-hot rows over the alphabet. Targets are symbols 0 to <see cref="Symbols"/> − 1; in the first
/// <see cref="Delay"/> steps, where there is nothing to tell yet, the target is the further class
/// <see cref="Symbols"/>. Whoever remembers nothing guesses: the best loss is then log <see cref="Symbols"/> per later
/// step, and 0 with memory, so the loss tells whether a recurrent network carries its state. A simpler relative of the
/// copying memory problem of Arjovsky, Shah and Bengio 2016, arXiv:1511.06464.
/// </remarks>
public sealed record Recall(int Delay = 3, int Symbols = 8, int Length = 16) : SequenceTask
{
    /// <summary>Steps of time to remember, at least 0.</summary>
    public int Delay { get; init => field = AtLeast(0, value, nameof(Delay)); } = AtLeast(0, Delay, nameof(Delay));

    /// <summary>Size of the alphabet, at least 2.</summary>
    public int Symbols { get; init => field = AtLeast(2, value, nameof(Symbols)); } =
        AtLeast(2, Symbols, nameof(Symbols));

    /// <summary>Steps of time in a sequence, at least 1.</summary>
    public int Length { get; init => field = AtLeast(1, value, nameof(Length)); } = AtLeast(1, Length, nameof(Length));

    /// <inheritdoc/>
    public override string Name => $"recall{Delay}";

    /// <inheritdoc/>
    public override int TimeSteps => Length;

    /// <inheritdoc/>
    public override int Features => Symbols;

    /// <summary>The symbols, and one more for nothing yet.</summary>
    public override int ClassCount => Symbols + 1;

    /// <inheritdoc/>
    public override void Draw(SequenceRandom random, Span<float> inputs, Span<long> targets)
    {
        for (int time = 0; time < Length; time++)
        {
            inputs[time * Symbols + SymbolAt(random, time)] = 1;
            targets[time] = time < Delay ? Symbols : SymbolAt(random, time - Delay);
        }
    }

    private int SymbolAt(SequenceRandom random, int time) => random.Below(Symbols, (uint)time);

    private static int AtLeast(int least, int value, string setting) => value >= least ? value
        : throw new ArgumentOutOfRangeException(setting,
            $"Recall: {setting} is too small. It is {value}. Choose at least {least}.");
}
