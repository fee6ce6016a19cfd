using System.Globalization;
using Saddle.Data;
using Saddle.Games;
using Saddle.Games.Motions;
using Saddle.Gans.Training;
using Saddle.Nn;
using Saddle.Settings;
using Saddle.Training;
using Saddle.Training.Learners;
using Saddle.Training.Options;
using Saddle.Training.Runs;

namespace Saddle.Gans;

/// <summary>A trained generator, compiled for use: latents in, examples out. Uses running statistics.</summary>
/// <remarks>
/// Safe for several threads, as of a server that holds one model: every call gets the bits it would get alone, with
/// the values in use when it began. Calls take turns of 64 examples, each on all worker threads.
/// </remarks>
public sealed class Generator
{
    private const int Chunk = 64;
    private readonly Lock _turn = new();
    private readonly CompiledFunction _function;
    private readonly ParameterBuffers _values;
    private volatile ParameterSet _used;

    /// <summary>Compiles a generator with the given values.</summary>
    /// <param name="formulation">The formulation whose generator it is.</param>
    /// <param name="values">The generator's parameters and statistics, by name.</param>
    /// <param name="threads">Worker threads, 0 for one per processor.</param>
    /// <param name="directSums">As a run's; see <see cref="CompilerOptions.DirectSums"/>.</param>
    public Generator(Adversarial formulation, ParameterSet values, int threads = 0, bool directSums = false)
    {
        Formulation = formulation;
        Classes = ClassShares.Equal(formulation.Classes);
        Latent = new TensorBuffer([Chunk, formulation.LatentSize]);
        Labels = new TensorBuffer([Chunk], ElementType.Int64);
        (_used, _values) = (values, new ParameterBuffers(values));
        TensorBuffer[] inputs = [Latent, Labels, .. _values.Buffers];
        _function = Compiler.Compile(
            xs => (Tensor[])
            [
                formulation.GeneratorNetwork.Apply(values.With((IReadOnlyList<Tensor>)[.. xs.Skip(2)]), xs[0],
                    formulation.Classes > 0 ? xs[1] : null),
            ],
            [.. inputs.Select(buffer => new TensorSpec(buffer.Shape, buffer.Type))],
            carried: 0,
            new LearnerSettings(Threads: threads, DirectSums: directSums).ToCompilerOptions());
        for (int i = 0; i < inputs.Length; i++)
        {
            _function.Bind(i, inputs[i]);
        }
    }

    /// <summary>The formulation whose generator it is.</summary>
    public Adversarial Formulation { get; }

    /// <summary>How often each class occurs in what was learned from: those without examples are never drawn.</summary>
    /// <value>Equal shares unless set; of a snapshot those of the run's batches.</value>
    /// <exception cref="ArgumentException">There are more or fewer than the formulation's classes.</exception>
    public ClassShares Classes
    {
        get;
        init => field = value.Count == Formulation.Classes ? value : throw new ArgumentException(
            $"generator: shares and model differ in classes. There are shares of {value.Count}, the model has "
                + $"{Formulation.Classes}. Pass the shares of the data that it is for.");
    }

    private TensorBuffer Latent { get; }

    private TensorBuffer Labels { get; }

    /// <summary>The generator of a snapshot, its running average where one was kept.</summary>
    /// <param name="path">A snapshot file.</param>
    /// <param name="catalogues">Where the names in its options are found; null for what is built in.</param>
    /// <param name="threads">Worker threads, 0 for one per processor.</param>
    /// <exception cref="RunException">The file cannot be read, is damaged, or is of something else.</exception>
    /// <exception cref="ConfigurationException">Its options cannot be read.</exception>
    public static Generator Load(string path, Catalogues? catalogues = null, int threads = 0) =>
        Load(Snapshot.Read(path), catalogues, threads);

    /// <summary>The generator of a snapshot that was read.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="catalogues">Where the names in its options are found; null for what is built in.</param>
    /// <param name="threads">Worker threads, 0 for one per processor.</param>
    /// <exception cref="RunException">It is damaged, or is of something else.</exception>
    /// <exception cref="ConfigurationException">Its options cannot be read.</exception>
    public static Generator Load(Snapshot snapshot, Catalogues? catalogues = null, int threads = 0)
    {
        var options = RunOptions.Of(snapshot, catalogues ?? BuiltIn.Catalogues);
        AdversarialRecipe recipe = options.Settings.Recipe as AdversarialRecipe ?? throw new RunException(
            $"snapshot: there is no generator in it. It is of a run of the method {options.Method}. "
                + "Use a snapshot of a generator and a critic.");
        Adversarial formulation = recipe.Formulation(options.Found);
        ParameterSet values = ValuesOf(snapshot, formulation, recipe.Moves.Dynamics);
        return new Generator(formulation, values, threads, options.Settings.Learner.DirectSums)
        {
            Classes = formulation.Classes > 0
                ? options.Settings.Data.SharesOf(options.Found.Classes)
                : ClassShares.None,
        };
    }

    /// <summary>
    /// The values to use of a snapshot: their running average where one was kept, else the dynamics' solution.
    /// </summary>
    /// <param name="snapshot">What was saved.</param>
    /// <param name="formulation">What was trained.</param>
    /// <param name="dynamics">How the players moved; null for one after the other.</param>
    /// <exception cref="RunException">A tensor is missing or has another shape.</exception>
    internal static ParameterSet ValuesOf(Snapshot snapshot, Adversarial formulation, Dynamics? dynamics)
    {
        Network network = formulation.GeneratorNetwork;
        ParameterSet average = snapshot.Tensors.Under("generator_average");
        ParameterSpec[] specs = [.. network.Parameters, .. network.Statistics];
        try
        {
            IReadOnlyList<Tensor> values = average.Count > 0
                ? average.Select(specs)
                :
                [
                    .. Solution(snapshot, formulation, dynamics ?? new Alternating()),
                    .. snapshot.Tensors.Under("generator").Select(network.Statistics),
                ];
            return new ParameterSet(specs.Select(spec => spec.Name).Zip(values));
        }
        catch (Exception problem) when (problem is ArgumentException or ShapeException)
        {
            throw new RunException(
                $"snapshot: the generator does not fit its options. {problem.Message} "
                    + "Use a file that a run wrote.", problem);
        }
    }

    private static IReadOnlyList<Tensor> Solution(Snapshot snapshot, Adversarial formulation, Dynamics dynamics)
    {
        Game game = formulation.Game(batch: 1, ElementType.Float32).Game;
        Point at = game.Point([.. game.Parameters.Select(parameter => snapshot.Tensors[parameter.Name])]);
        Tensor[] memory = [.. dynamics.Memory(game).Select(kept => snapshot.Tensors[$"dynamics.{kept.Name}"])];
        return dynamics.Solution(new Motion(at, Rule: [], memory)).Of(0);
    }

    /// <summary>Goes on with other values of the same names and shapes, without compiling anew.</summary>
    /// <remarks>A call of another thread that has begun ends with the values it began with.</remarks>
    /// <exception cref="ArgumentException">A name is missing.</exception>
    /// <exception cref="ShapeException">A shape differs.</exception>
    public void Use(ParameterSet values)
    {
        lock (_turn)
        {
            _values.Load(values);
            _used = values;
        }
    }

    /// <summary>Fresh examples to stand beside data: of conditional models with the shares of
    /// <see cref="Classes"/>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The same seed gives the same examples.</param>
    /// <returns>Shape [count, ..sample]; the shares are as exact as whole numbers allow.</returns>
    /// <exception cref="ConfigurationException">They are too many at once.</exception>
    public Tensor SampleLikeData(int count, long seed)
    {
        RequireRoom(count);
        return Make(Latents.Normal(count, Formulation.LatentSize, seed), Conditional(Classes.InProportion, count));
    }

    /// <summary>Fresh examples to look at.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The same seed gives the same examples.</param>
    /// <param name="label">
    /// The class of all, for conditional models; null takes those that have examples in turn, whatever their shares.
    /// </param>
    /// <param name="truncation">See <see cref="Latents.Normal"/>.</param>
    /// <param name="first">
    /// The place of the first, 0 or more: many are the same whether they are drawn at once or part by part.
    /// </param>
    /// <returns>Shape [count, ..sample].</returns>
    /// <exception cref="ConfigurationException">There is no such class, or they are too many at once.</exception>
    public Tensor Sample(int count, long seed = 0, int? label = null, double truncation = double.PositiveInfinity,
        long first = 0)
    {
        RequireRoom(count);
        return Make(Latents.Normal(count, Formulation.LatentSize, seed, truncation, first), label, first);
    }

    /// <summary>The examples on the way between pairs of fresh latents, on great-circle arcs.</summary>
    /// <param name="rows">Pairs.</param>
    /// <param name="columns">Examples per pair, both ends included; at least 2.</param>
    /// <param name="seed">The same seed gives the same examples.</param>
    /// <param name="label">The class of all, for conditional models; null is the first that has examples.</param>
    /// <param name="truncation">See <see cref="Latents.Normal"/>.</param>
    /// <returns>Shape [rows · columns, ..sample], row by row.</returns>
    /// <exception cref="ConfigurationException">There is no such class, or they are too many at once.</exception>
    public Tensor Interpolate(
        int rows, int columns, long seed = 0, int? label = null, double truncation = double.PositiveInfinity)
    {
        RequireRoom((long)rows * columns);
        int size = Formulation.LatentSize;
        float[] ends = Latents.Normal(2 * rows, size, seed, truncation).ToArray<float>();
        Tensor[] arcs =
        [
            .. Enumerable.Range(0, rows).Select(row => Latents.Spherical(
                ends.AsSpan(2 * row * size, size), ends.AsSpan((2 * row + 1) * size, size), columns)),
        ];
        return Make(Tensor.FromArray([.. arcs.SelectMany(arc => arc.ToArray<float>())], [rows * columns, size]),
            label ?? (Formulation.Classes > 0 ? Classes.InTurn(1)[0] : null));
    }

    /// <summary>The examples of given latents.</summary>
    /// <param name="latents">Float32, shape [n, latent size].</param>
    /// <param name="label">
    /// The class of all, for conditional models; null takes those that have examples in turn, whatever their shares.
    /// </param>
    /// <param name="first">The place of the first, 0 or more, which decides whose turn it is.</param>
    /// <returns>Shape [n, ..sample].</returns>
    /// <exception cref="ConfigurationException">There is no such class, or they are too many at once.</exception>
    public Tensor Make(Tensor latents, int? label = null, long first = 0)
    {
        RequireClass(label);
        return Make(latents, label is { } same
            ? Enumerable.Repeat(same, latents.Shape[0]).ToArray()
            : Conditional(count => Classes.InTurn(count, first), latents.Shape[0]));
    }

    // Labels are not read where there are no classes.
    private int[] Conditional(Func<int, int[]> labels, int count) =>
        Formulation.Classes > 0 ? labels(count) : new int[count];

    private Tensor Make(Tensor latents, int[] labels)
    {
        int count = latents.Shape[0];
        RequireRoom(count);
        int size = Formulation.LatentSize;
        int length = checked((int)Formulation.Sample.Count);
        float[] inputs = latents.ToArray<float>();
        float[] made = new float[count * length];
        ParameterSet values = _used;
        for (int start = 0; start < count; start += Chunk)
        {
            int held = Math.Min(Chunk, count - start);
            lock (_turn)
            {
                _values.Load(values);
                inputs.AsSpan(start * size, held * size).CopyTo(Latent.Span<float>());
                Span<long> places = Labels.Span<long>();
                for (int i = 0; i < held; i++)
                {
                    places[i] = labels[start + i];
                }

                _function.Run();
                _function.Outputs[0].Span<float>()[..(held * length)].CopyTo(made.AsSpan(start * length));
            }
        }

        return Tensor.FromArray(made, [count, .. Formulation.Sample]);
    }

    private void RequireRoom(long count)
    {
        long each = Math.Max(Formulation.Sample.Count, Formulation.LatentSize);
        if (count > Array.MaxLength / each)
        {
            throw new ConfigurationException(string.Create(CultureInfo.InvariantCulture,
                $"generate: they are too many at once. Asked for {count:N0} of {each:N0} numbers each, and there is ")
                + string.Create(CultureInfo.InvariantCulture, $"room for {Array.MaxLength / each:N0}. ")
                + "Ask for fewer, or for part after part.");
        }
    }

    private void RequireClass(int? label)
    {
        if (label is { } refused && Formulation.Classes == 0)
        {
            throw new ConfigurationException(string.Create(CultureInfo.InvariantCulture,
                $"generate: this model has no classes. Asked for class {refused}. ")
                + "Leave the class out, or train with --conditional.");
        }

        if (label is { } number && (number < 0 || number >= Formulation.Classes))
        {
            throw new ConfigurationException(string.Create(CultureInfo.InvariantCulture,
                $"generate: there is no such class. Asked for class {number} of {Formulation.Classes}. ")
                + "Use a class from 0 up to below that number, or leave it out.");
        }

        if (label is { } absent && Classes[absent] == 0)
        {
            throw new ConfigurationException(string.Create(CultureInfo.InvariantCulture,
                $"generate: the data have no examples of this class. Asked for class {absent} of ")
                + string.Create(CultureInfo.InvariantCulture,
                $"{Formulation.Classes}, of which {Classes.Count(examples => examples > 0)} have some. ")
                + $"Use one that has, such as {Classes.InTurn(1)[0]}, or leave it out.");
        }
    }
}
