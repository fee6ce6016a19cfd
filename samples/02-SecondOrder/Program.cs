// A critic is trained until its slope is 1 everywhere: each step differentiates a derivative.
// The penalty is that of WGAN-GP (Gulrajani et al. 2017, eq. 3), written out by hand.
using System.Globalization;
using Saddle;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Hidden = 32, Batch = 64;
int steps = args.Contains("--quick") ? 20 : 2000;

static Tensor Critic(IReadOnlyList<Tensor> weights, Tensor x) =>
    (x.MatMul(weights[0]) + weights[1]).Tanh().MatMul(weights[2]);          // [batch, 2] -> [batch, 1]

static Tensor Penalty(IReadOnlyList<Tensor> weights, Tensor x)
{
    Tensor slope = Derivative.Gradient(points => Critic(weights, points).Sum())(x);     // [batch, 2]
    Tensor norm = (slope.Square().Sum(1) + 1e-12).Sqrt();                               // [batch]
    return (norm - 1).Square().Mean();
}

// Weights go in and come out; the first three outputs overwrite the first three inputs.
static IReadOnlyList<Tensor> Step(IReadOnlyList<Tensor> inputs)
{
    Tensor[] weights = [.. inputs.Take(3)];
    Tensor points = new RandomStream(key: inputs[3]).Normal(Batch, 2);
    (Tensor value, Tensor[] gradient) = Derivative.ValueAndGradient(moved => Penalty(moved, points))(weights);
    return [.. weights.Zip(gradient, (weight, slope) => weight - 0.1 * slope), value];
}

var start = new RandomStream(Tensor.Of(1L, 0L));
Tensor[] initial = [start.Normal(2, Hidden) * 0.5, start.Normal(Hidden), start.Normal(Hidden, 1) * 0.5];
TensorSpec[] inputs = [.. initial.Select(weight => new TensorSpec(weight.Shape)), new([2], ElementType.Int64, "key")];
CompiledFunction step = Compiler.Compile(Step, inputs, carried: 3);

for (int i = 0; i < 3; i++)
{
    step.Inputs[i].Load(initial[i]);
}

for (int i = 1; i <= steps; i++)
{
    step.Inputs[3].Load(Tensor.Of(1L, i));
    step.Run();
    if (i % (steps / 10) == 0)
    {
        Console.WriteLine($"step {i,5}  penalty {step.Outputs[3].ToTensor().ToScalar():F4}");
    }
}
