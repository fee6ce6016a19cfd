// Derivatives are functions like any other: they nest to any order, and compile.
using System.Globalization;
using Saddle;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

Func<Tensor, Tensor> energy = x => (x.Tanh() * x).Sum();                    // [n] -> one number
Func<Tensor, Tensor> slope = Derivative.Gradient(energy);                   // [n] -> [n]
Func<Tensor, Tensor> curve = Derivative.Gradient(x => slope(x).Sum());      // and so on

Tensor point = Tensor.Of(0.1, 0.2, 0.3);
Print("energy", energy(point));
Print("slope", slope(point));
Print("curve", curve(point));

// Nothing ran until values were asked for. Compiled, the same function becomes a fixed program.
CompiledFunction program = Compiler.Compile(curve, x: [3], ElementType.Float64);
Print("compiled", program.Run(point)[0]);
Console.WriteLine(program.Explain());

static void Print(string name, Tensor values) =>
    Console.WriteLine($"{name,-9}{string.Join("  ", values.ToArray<double>().Select(value => value.ToString("F6")))}");
