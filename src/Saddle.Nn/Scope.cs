namespace Saddle.Nn;

/// <summary>What a layer sees while it is traced: its parameters by name, and how the network is being used.</summary>
public sealed class Scope
{
    private readonly Binding _binding;
    private readonly string _prefix;

    internal Scope(Binding binding, string prefix = "")
    {
        _binding = binding;
        _prefix = prefix;
    }

    /// <summary>Whether this is a training pass: batch statistics and dropout are for these only.</summary>
    public bool Training => _binding.Training;

    /// <summary>The element type of the parameters.</summary>
    public ElementType Type => _binding.Type;

    /// <summary>An input of the whole network, for layers that read several: [n, ..].</summary>
    /// <param name="index">0 for the one that the outermost layer is applied to.</param>
    /// <exception cref="TraceException">The network has fewer inputs.</exception>
    public Tensor Input(int index) => _binding.Input(index, Path);

    /// <summary>The class of each example, Int64, shape [n]; reading it makes the network conditional.</summary>
    /// <exception cref="TraceException">The network was applied without labels.</exception>
    public Tensor Labels => _binding.Labels(Path);

    /// <summary>Random numbers for this pass, such as dropout masks.</summary>
    /// <exception cref="TraceException">The network was applied without a source of random numbers.</exception>
    public RandomStream Random => _binding.Random(Path);

    /// <summary>The dotted name of this scope; empty at the top.</summary>
    public string Path => _prefix.TrimEnd('.');

    /// <summary>The scope of a child layer: its parameters are named <c>path.name.…</c>.</summary>
    public Scope Child(string name) => new(_binding, $"{_prefix}{name}.");

    /// <summary>A trainable tensor. Asking for one name again gives the same tensor: layers then share it.</summary>
    /// <param name="name">The last part of the name, such as <c>weight</c>.</param>
    /// <param name="shape">The sizes of the axes.</param>
    /// <param name="initialiser">The values before training.</param>
    /// <param name="fans">What the initialiser scales by; by default read from a shape [out, in, taps...].</param>
    /// <exception cref="ShapeException">The parameter has another shape.</exception>
    public Tensor Parameter(string name, Shape shape, Initialiser initialiser, Fans? fans = null) =>
        _binding.Get(new ParameterSpec(_prefix + name, shape, initialiser, fans ?? Fans.Of(shape)));

    /// <summary>The present value of a tensor that the forward pass itself updates, such as a running mean.</summary>
    /// <param name="name">The last part of the name, such as <c>running_mean</c>.</param>
    /// <param name="shape">The sizes of the axes.</param>
    /// <param name="initial">The value of each element before training.</param>
    /// <exception cref="ShapeException">The statistic has another shape.</exception>
    public Tensor Statistic(string name, Shape shape, double initial) => _binding.Get(new ParameterSpec(
        _prefix + name, shape, new Initialisers.Constant(initial), Fans.Of(shape), IsTrainable: false));

    /// <summary>Sets a statistic's value for the next pass; no derivative flows into it.</summary>
    /// <param name="name">A name that <see cref="Statistic"/> was asked for.</param>
    /// <param name="next">The next value, of the statistic's shape.</param>
    public void Update(string name, Tensor next) => _binding.Update(_prefix + name, next.Detach());

    /// <summary>Says that the layer's output for one example depends on the other examples of the batch.</summary>
    /// <remarks>
    /// Such layers make a penalty on each example's gradient meaningless; see <see cref="Network.MixingLayers"/>. One
    /// that does not say so is found in the traced graph; saying so names it exactly.
    /// </remarks>
    public void MixesExamples() => _binding.Mixing.Add(Path);

    /// <summary>Keeps what the layer of this scope made, to find where examples meet.</summary>
    internal Tensor Made(Tensor output)
    {
        if (_binding.Declares)
        {
            _binding.Outputs.Add((Path, output));
        }

        return output;
    }
}
