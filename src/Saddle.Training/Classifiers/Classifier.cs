using Saddle.Data;
using Saddle.Nn;
using Saddle.Settings;
using Saddle.Training.Learners;

namespace Saddle.Training.Classifiers;

/// <summary>A trained classifier, compiled for use: images in, classes out. Uses running statistics.</summary>
/// <remarks>
/// Safe for several threads: every call gets what it would get alone, with the values in use when it began. Calls take
/// turns of 64 images, each on all worker threads.
/// </remarks>
public sealed class Classifier
{
    private const int Chunk = 64;
    private readonly Lock _turn = new();
    private readonly CompiledFunction _function;
    private readonly ParameterBuffers _values;
    private readonly TensorBuffer _examples;
    private volatile ParameterSet _used;

    /// <summary>Compiles a classifier with the given values.</summary>
    /// <param name="network">From examples [n, ..example] to scores [n, classes].</param>
    /// <param name="values">Its parameters and statistics, by name.</param>
    /// <param name="threads">Worker threads, 0 for one per processor.</param>
    /// <param name="directSums">As a run's; see <see cref="CompilerOptions.DirectSums"/>.</param>
    public Classifier(Network network, ParameterSet values, int threads = 0, bool directSums = false)
    {
        Network = network;
        (_used, _values) = (values, new ParameterBuffers(values));
        _examples = new TensorBuffer([Chunk, .. network.Example]);
        TensorBuffer[] inputs = [_examples, .. _values.Buffers];
        _function = Compiler.Compile(
            xs => (Tensor[])[network.Apply(values.With((IReadOnlyList<Tensor>)[.. xs.Skip(1)]), xs[0])],
            [.. inputs.Select(buffer => new TensorSpec(buffer.Shape, buffer.Type))],
            carried: 0,
            new LearnerSettings(Threads: threads, DirectSums: directSums).ToCompilerOptions());
        for (int i = 0; i < inputs.Length; i++)
        {
            _function.Bind(i, inputs[i]);
        }
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

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

    /// <summary>The class with the highest score of each image, the first of equal ones.</summary>
    /// <param name="images">Of the network's size.</param>
    /// <exception cref="ShapeException">They have another size.</exception>
    public int[] Classes(ImageDataset images)
    {
        var stream = new BatchStream(images, seed: 0, new BatchOptions { Shuffle = false });
        if (stream.Specs[0].Shape != Network.Example)
        {
            throw new ShapeException(
                $"classifier: images and network differ in size. Images of '{images.Name}' are "
                    + $"{stream.Specs[0].Shape}, the network is for {Network.Example}. Resize or pad the images.");
        }

        var classes = new int[images.Count];
        ParameterSet values = _used;
        for (int start = 0; start < classes.Length; start += Chunk)
        {
            lock (_turn)
            {
                _values.Load(values);
                stream.Fill(start / Chunk, [_examples]);
                _function.Run();
                Fill(classes.AsSpan(start, Math.Min(Chunk, classes.Length - start)));
            }
        }

        return classes;
    }

    /// <summary>What labelled images are taken for.</summary>
    /// <param name="images">Of the network's size and classes.</param>
    /// <exception cref="ShapeException">They have another size.</exception>
    /// <exception cref="ConfigurationException">They have no labels, or of other classes.</exception>
    public ConfusionMatrix Test(ImageDataset images)
    {
        int known = (int)Network.Output.Count;
        if (images.Labels is not { } labels || images.ClassNames.Count != known)
        {
            throw new ConfigurationException(
                $"classifier: images and network differ in classes. '{images.Name}' has {images.ClassNames.Count}, "
                    + $"the network tells {known}. Use images of the same classes.");
        }

        var matrix = new ConfusionMatrix(images.ClassNames);
        foreach ((int truth, int taken) in labels.Zip(Classes(images)))
        {
            matrix.Add(truth, taken);
        }

        return matrix;
    }

    private void Fill(Span<int> classes)
    {
        ReadOnlySpan<float> scores = _function.Outputs[0].Span<float>();
        int count = scores.Length / Chunk;
        for (int i = 0; i < classes.Length; i++)
        {
            ReadOnlySpan<float> own = scores.Slice(i * count, count);
            int highest = 0;
            for (int which = 1; which < count; which++)
            {
                highest = own[which] > own[highest] ? which : highest;
            }

            classes[i] = highest;
        }
    }
}
