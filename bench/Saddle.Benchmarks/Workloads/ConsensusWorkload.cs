using Saddle.Nn;
using Saddle.Nn.Layers;
using Saddle.Nn.Optimisers;

namespace Saddle.Benchmarks.Workloads;

/// <summary>
/// A simultaneous RMSProp(1e-4) step of the non-saturating game along v + 10 · ∇½|v|², v being both players' gradients.
/// </summary>
internal sealed class ConsensusWorkload : ProgramWorkload
{
    private const int Batch = 512;
    private const int Latent = 16;
    private const double Weight = 10;

    private static readonly Network s_generator = Network.Declare(Mlp(outputs: 2), [Latent]);
    private static readonly Network s_critic = Network.Declare(Mlp(outputs: 1), [2]);
    private static readonly ParameterSpec[] s_parameters =
    [
        .. s_critic.Parameters.Select(spec => spec with { Name = $"critic.{spec.Name}" }),
        .. s_generator.Parameters.Select(spec => spec with { Name = $"generator.{spec.Name}" }),
    ];

    private static readonly RmsProp s_rule = new();

    private long _step;

    public override void Iterate()
    {
        Program.Inputs[^1].Span<long>()[1] = _step++;
        base.Iterate();
    }

    protected override CompiledFunction Compile(CompilerOptions options)
    {
        Tensor[] carried = [.. s_parameters.Select(spec => spec.Initialise(seed: 1)), .. s_rule.InitialState(
            s_parameters)];
        CompiledFunction program = Compiler.Compile(
            Step,
            [
                .. carried.Select(tensor => new TensorSpec(tensor.Shape)),
                new TensorSpec([Batch, 2]),
                new TensorSpec([2], ElementType.Int64),
            ],
            carried.Length,
            options);
        for (int i = 0; i < carried.Length; i++)
        {
            program.Inputs[i].Load(carried[i]);
        }

        Noise.Fill(program.Inputs[carried.Length].Span<float>());
        return program;
    }

    private static Tensor[] Step(IReadOnlyList<Tensor> inputs)
    {
        Tensor[] parameters = [.. inputs.Take(s_parameters.Length)];
        Tensor[] squares = [.. inputs.Skip(s_parameters.Length).Take(s_parameters.Length)];
        Tensor latents = new RandomStream(inputs[^1]).Normal(Batch, Latent);
        Tensor[] Field(IReadOnlyList<Tensor> point) => Gradients(point, inputs[^2], latents);
        Tensor[] field = Field(parameters);
        Tensor[] pull = Derivative.Gradient(point => Field(point)
            .Select(gradient => 0.5 * gradient.Square().Sum()).Aggregate((sum, term) => sum + term))(parameters);
        Tensor[] direction = [.. field.Zip(pull, (own, towards) => own + Weight * towards)];
        OptimiserStep next = s_rule.Update(parameters, direction, squares, Tensor.Scalar(1e-4));
        return [.. next.Parameters, .. next.State];
    }

    /// <summary>Each player's gradient of its own loss in its own parameters.</summary>
    private static Tensor[] Gradients(IReadOnlyList<Tensor> point, Tensor real, Tensor latents)
    {
        Tensor[] critic = [.. point.Take(s_critic.Parameters.Count)];
        Tensor[] generator = [.. point.Skip(critic.Length)];
        Tensor Fake(IReadOnlyList<Tensor> parameters) => s_generator.Apply(parameters, [], latents).Output;
        Tensor Score(IReadOnlyList<Tensor> parameters, Tensor x) => s_critic.Apply(parameters, [], x).Output;
        Tensor fake = Fake(generator);
        return
        [
            .. Derivative.Gradient(own =>
                (-Score(own, real)).Softplus().Mean() + Score(own, fake).Softplus().Mean())(critic),
            .. Derivative.Gradient(own => (-Score(critic, Fake(own))).Softplus().Mean())(generator),
        ];
    }

    private static Sequential Mlp(int outputs) => new(
    [
        .. Enumerable.Range(0, 4).SelectMany(_ => (Layer[])[new Linear(16), new Relu()]), new Linear(outputs),
    ]);
}
