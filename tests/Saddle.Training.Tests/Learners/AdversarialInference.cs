using Saddle.Nn;
using Saddle.Nn.Layers;

namespace Saddle.Training.Tests.Learners;

/// <summary>
/// An encoder and a decoder, moved by one player, whose pairs of point and code a discriminator cannot tell apart.
/// </summary>
/// <param name="Latents">Numbers in a code.</param>
/// <param name="Width">Units of hidden layers.</param>
/// <remarks>
/// (x, z) with z ~ q(z|x) against (x, z) with z normal and x = G(z). Source: Dumoulin et al. 2017, "Adversarially
/// Learned Inference", arXiv:1606.00704; the player of two networks minimises the non-saturating losses of its eq. 7.
/// </remarks>
internal sealed record AdversarialInference(int Latents = 2, int Width = 32) : Formulation
{
    public const string Inference = "inference";
    public const string Discriminator = "discriminator";
    public const string Encoder = "encoder";
    public const string Decoder = "decoder";
    public const string Reconstruction = "reconstruction";

    public override IReadOnlyList<string> Order => [Discriminator, Inference];

    public override IReadOnlyList<Role> Roles(Examples examples)
    {
        var point = new TensorSpec(examples.Shape);
        return
        [
            new(Encoder, Inference, Network.Declare(Hidden(2 * Latents), point)),
            new(Decoder, Inference, Network.Declare(Hidden((int)examples.Shape.Count), new TensorSpec([Latents]))),
            new(Discriminator, Network.Declare(new Joint(Hidden(1)), point, new TensorSpec([Latents]))),
        ];
    }

    public override IReadOnlyList<TensorSpec> Parts(Examples examples) => [examples.Specs[0]];

    public override PlayerLoss Loss(string player, Play play)
    {
        Tensor points = play.Data[0];
        RandomStream random = play.Random();
        Tensor codes = random.Normal(play.Count, Latents);
        Tensor noise = random.Normal(play.Count, Latents);
        RandomStream dropout = play.Random(1);
        Tensor inferred = play.Apply(Encoder, points, dropout);
        Tensor middle = inferred.Slice(1, 0, Latents);
        Tensor encoded = middle + inferred.Slice(1, Latents, Latents).Exp() * noise;
        Tensor real = play.Apply(Discriminator, [points, encoded], dropout).Reshape(play.Count);
        Tensor decoded = play.Apply(Decoder, codes, dropout);
        Tensor fake = play.Apply(Discriminator, [decoded, codes], dropout).Reshape(play.Count);
        if (player == Discriminator)
        {
            return new PlayerLoss((-real).Softplus() + fake.Softplus());
        }

        Tensor error = (play.Apply(Decoder, middle, dropout) - points).Square().Sum(1);
        return new PlayerLoss(real.Softplus() + (-fake).Softplus(), (Reconstruction, error));
    }

    private Sequential Hidden(int outputs) =>
        new(new Linear(Width), new Tanh(), new Linear(Width), new Tanh(), new Linear(outputs));

    /// <summary>A layer of the network's two inputs side by side.</summary>
    private sealed record Joint(Layer Inner) : Layer
    {
        public override Tensor Apply(Scope scope, Tensor x) =>
            Inner.Apply(scope, Tensor.Concat(1, x, scope.Input(1)));
    }
}
