using System.Globalization;
using System.Text;
using Saddle.Graphs;
using Saddle.Running;

namespace Saddle;

/// <summary>A compiled function: its inputs' and outputs' buffers, and the kernels between them.</summary>
/// <remarks>Runs one call at a time; different functions may be called from different threads, and take turns.</remarks>
public sealed unsafe class CompiledFunction
{
    private readonly Graph _graph;
    private readonly Lowering _lowering;
    private readonly Instruction[] _instructions;
    private readonly Storage _arena;
    private readonly Storage _table;
    private readonly TensorBuffer[] _inputs;
    private readonly TensorBuffer[] _outputs;
    private readonly int _carried;
    private readonly Lock _turn;

    internal CompiledFunction(Graph graph, int carried, Lowering lowering, IBackend backend)
    {
        (_graph, _carried, _lowering, _turn) = (graph, carried, lowering, backend.Turn);
        _instructions = [.. lowering.Clusters.Select(cluster => backend.Lower(cluster, lowering))];
        if (lowering.FinalCopies.Count > 0)
        {
            (int, int, long)[] copies =
            [
                .. lowering.FinalCopies.Select(copy =>
                    (lowering.SlotOf(copy.Source), copy.Slot, copy.Source.Shape.Count * copy.Source.Type.Bytes())),
            ];
            _instructions = [.. _instructions, backend.LowerCopies(copies)];
        }

        _arena = new Storage(lowering.ArenaBytes);
        _table = new Storage((long)lowering.SlotCount * sizeof(byte*));
        foreach ((int slot, long offset) in lowering.Arena)
        {
            Addresses[slot] = _arena.Pointer + offset;
        }

        lowering.Constants.ForEach(constant => Addresses[constant.Slot] = constant.Storage.Pointer);
        _inputs = [.. graph.Inputs.Select(input => new TensorBuffer(input.Shape, input.Type))];
        _outputs = [.. graph.Outputs.Select((output, i) => i < carried ? _inputs[i] : new TensorBuffer(output.Shape, output.Type))];
        for (int i = 0; i < _inputs.Length; i++)
        {
            Bind(i, _inputs[i]);
        }

        for (int i = carried; i < _outputs.Length; i++)
        {
            Addresses[lowering.OutputSlots[i]] = _outputs[i].Storage.Pointer;
        }
    }

    /// <summary>The buffers read by each run.</summary>
    public IReadOnlyList<TensorBuffer> Inputs => _inputs;

    /// <summary>The buffers written by each run; carried outputs are the inputs' own buffers.</summary>
    public IReadOnlyList<TensorBuffer> Outputs => _outputs;

    /// <summary>Memory held for intermediate results, in bytes.</summary>
    public long ArenaBytes => _lowering.ArenaBytes;

    private byte** Addresses => (byte**)_table.Pointer;

    /// <summary>Reads one input from another buffer from now on, shared with other functions perhaps.</summary>
    /// <exception cref="ShapeException">The buffer's shape or type differs from the input's.</exception>
    public void Bind(int input, TensorBuffer buffer)
    {
        TensorBuffer present = _inputs[input];
        if (buffer.Shape != present.Shape || buffer.Type != present.Type)
        {
            throw Tensor.Misfit("bind", $"the buffer does not fit input {input}.",
                $"The input is {present.Type} {present.Shape}, the buffer {buffer.Type} {buffer.Shape}.",
                "Bind a buffer of the input's shape and type.");
        }

        _inputs[input] = buffer;
        Addresses[input] = buffer.Storage.Pointer;
        if (input < _carried)
        {
            _outputs[input] = buffer;
        }
    }

    /// <summary>Runs once over the bound buffers; allocates nothing.</summary>
    /// <exception cref="NonFiniteException">Finite checks are on and an op produced NaN or infinity.</exception>
    public void Run()
    {
        lock (_turn)
        {
            RunInTurn();
        }
    }

    /// <summary>Copies the arguments in, runs once, and returns copies of the outputs.</summary>
    /// <exception cref="ArgumentException">There are more or fewer arguments than inputs.</exception>
    public Tensor[] Run(params IReadOnlyList<Tensor> arguments)
    {
        if (arguments.Count != _inputs.Length)
        {
            throw new ArgumentException(
                $"run: the function takes {_inputs.Length} arguments, got {arguments.Count}. Pass one tensor per input.");
        }

        for (int i = 0; i < _inputs.Length; i++)
        {
            _inputs[i].Load(arguments[i]);
        }

        Run();
        return [.. _outputs.Select(output => output.ToTensor())];
    }

    /// <summary>The kernels that will run with their FLOPs, bytes, and the memory they need, one per line.</summary>
    public string Explain()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{"#",4} {"MFLOP",12} {"KiB",12}  kernel\n");
        for (int i = 0; i < _instructions.Length; i++)
        {
            Instruction kernel = _instructions[i];
            text.Append(CultureInfo.InvariantCulture, $"{i,4} {kernel.Flops / 1e6,12:F3} {kernel.Bytes / 1024.0,12:F1}  {kernel.Description}\n");
        }

        long bound = _inputs.Concat(_outputs.Skip(_carried)).Sum(buffer => buffer.Storage.Bytes);
        return text.Append(CultureInfo.InvariantCulture,
            $"{_instructions.Length} kernels, {_instructions.Sum(kernel => kernel.Flops) / 1e6:F3} MFLOP, " +
            $"{_instructions.Sum(kernel => kernel.Bytes) / 1048576.0:F2} MiB moved a run; memory: " +
            $"{bound / 1048576.0:F2} MiB inputs and outputs, {_arena.Bytes / 1048576.0:F2} MiB between.\n").ToString();
    }

    /// <summary>The optimised graph, one node per line.</summary>
    public override string ToString() => _graph.ToString();

    private void RunInTurn()
    {
        for (int i = 0; i < _instructions.Length; i++)
        {
            _instructions[i].Run(Addresses);
            if (_lowering.Options.FiniteChecks && i < _lowering.Clusters.Count)
            {
                FiniteCheck.Demand(_lowering, i, Addresses);
            }
        }
    }
}
