using System.Globalization;
using Saddle.Nn;

namespace Saddle.Gans;

/// <summary>A generator and a critic that fit together. Holds no values.</summary>
public sealed class GanModel
{
    /// <summary>Declares both networks and checks that one's output is the other's input.</summary>
    /// <param name="generator">From latents [n, latentSize] to examples [n, ..sample].</param>
    /// <param name="critic">From examples [n, ..sample] to scores [n] or [n, 1].</param>
    /// <param name="latentSize">Numbers per latent vector; they are normal with mean 0 and variance 1.</param>
    /// <param name="sample">The shape of one example.</param>
    /// <param name="classes">The number of labels that the networks read; 0 when they read none.</param>
    /// <exception cref="ShapeException">The networks do not fit together.</exception>
    public GanModel(Layer generator, Layer critic, int latentSize, Shape sample, int classes = 0)
    {
        Generator = Network.Declare(generator, [latentSize]);
        Critic = Network.Declare(critic, sample);
        Sample = sample;
        LatentSize = latentSize;
        Classes = classes;
        if (Generator.Output != sample)
        {
            throw new ShapeException(
                "model: the generator does not make such examples. "
                    + $"It makes {Generator.Output}, examples are {sample}. "
                    + "Change the generator's last layers or the sample shape.");
        }

        if (Critic.Output.Count != 1)
        {
            throw new ShapeException(
                $"model: the critic must give one score per example. It gives {Critic.Output}. "
                    + "End it with a linear layer of one output.");
        }

        if (classes == 0 && (Generator.IsConditional || Critic.IsConditional))
        {
            throw new ShapeException(string.Create(CultureInfo.InvariantCulture,
                $"model: a network reads labels but there are no classes. Classes: {classes}. ")
                + "Pass the number of classes, or use layers that read no labels.");
        }
    }

    /// <summary>From latents to examples.</summary>
    public Network Generator { get; }

    /// <summary>From examples to scores.</summary>
    public Network Critic { get; }

    /// <summary>The shape of one example.</summary>
    public Shape Sample { get; }

    /// <summary>Numbers per latent vector.</summary>
    public int LatentSize { get; }

    /// <summary>The number of labels; 0 where the model is unconditional.</summary>
    public int Classes { get; }
}
