using System.Diagnostics;
using Saddle.Graphs;
using Saddle.Planning;
using Saddle.Running;

namespace Saddle;

/// <summary>A compiled function: its inputs' and outputs' buffers, and the kernels between them.</summary>
/// <remarks>
/// Safe for several threads: all members take turns, functions of one thread count with one another.
/// <see cref="Run(IReadOnlyList{Tensor})"/> gives every caller the outputs of its own arguments. Whoever fills the
/// buffers, calls <see cref="Run()"/> and reads them does three things, between which another thread may come: hold a
/// lock of your own around these.
/// </remarks>
public sealed unsafe class CompiledFunction
{
    private readonly Graph _graph;
    private readonly Lowering _lowering;
    private readonly Instruction[] _instructions;
    private readonly Storage _table;
    private readonly TensorBuffer[] _inputs;
    private readonly TensorBuffer[] _outputs;
    private readonly int _carried;
    private readonly IBackend _backend;
    private Storage? _arena;
    private KernelTimes? _profile;
    private bool _separate;

    internal CompiledFunction(Graph graph, int carried, Lowering lowering, IBackend backend)
    {
        (_graph, _carried, _lowering, _backend) = (graph, carried, lowering, backend);
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

        _table = new Storage((long)lowering.SlotCount * sizeof(byte*));
        lock (_backend.Turn)
        {
            FindArena();
        }

        lowering.Constants.ForEach(constant => Addresses[constant.Slot] = constant.Storage.Pointer);
        _inputs = [.. graph.Inputs.Select(input => new TensorBuffer(input.Shape, input.Type))];
        _outputs =
        [
            .. _inputs.Take(carried),
            .. graph.Outputs.Skip(carried).Select(output => new TensorBuffer(output.Shape, output.Type)),
        ];
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

    /// <summary>What each kernel takes, in running order.</summary>
    internal IEnumerable<KernelCost> Costs => _instructions.Select(kernel => kernel.Cost);

    private byte** Addresses => (byte**)_table.Pointer;

    /// <summary>Reads one input from another buffer from now on, shared with other functions perhaps.</summary>
    /// <exception cref="ShapeException">The buffer's shape or type differs from the input's.</exception>
    /// <exception cref="ArgumentException">There is no such input.</exception>
    public void Bind(int input, TensorBuffer buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        if (input < 0 || input >= _inputs.Length)
        {
            throw new ArgumentException(
                $"bind: there is no input {input}. The function has {_inputs.Length}, counted from 0. "
                    + "Name one of them.");
        }

        TensorBuffer present = _inputs[input];
        if (buffer.Shape != present.Shape || buffer.Type != present.Type)
        {
            throw Tensor.Misfit("bind", $"the buffer does not fit input {input}.",
                $"The input is {present.Type} {present.Shape}, the buffer {buffer.Type} {buffer.Shape}.",
                "Bind a buffer of the input's shape and type.");
        }

        lock (_backend.Turn)
        {
            _separate = false;
            _inputs[input] = buffer;
            Addresses[input] = buffer.Storage.Pointer;
            if (input < _carried)
            {
                _outputs[input] = buffer;
            }
        }
    }

    /// <summary>Runs once over the bound buffers; allocates nothing.</summary>
    /// <exception cref="NonFiniteException">
    /// Finite checks are on and an op produced NaN or infinity; the state is as before the run.
    /// </exception>
    /// <exception cref="InvalidOperationException">An input is bound to a buffer that the run overwrites.</exception>
    public void Run() => Run(1);

    /// <summary>Runs several times in a row, as repeated calls would, in one turn; allocates nothing.</summary>
    /// <param name="times">
    /// How often. State is carried from each run to the next; all other inputs stay as they are.
    /// </param>
    /// <exception cref="NonFiniteException">
    /// Finite checks are on and an op produced NaN or infinity; the state is as before the run that failed.
    /// </exception>
    /// <exception cref="InvalidOperationException">An input is bound to a buffer that the run overwrites.</exception>
    /// <exception cref="ArgumentException"><paramref name="times"/> is negative.</exception>
    public void Run(int times)
    {
        if (times < 0)
        {
            throw new ArgumentException(
                $"run: the number of runs must not be negative, got {times}. Pass 0 or more.");
        }

        lock (_backend.Turn)
        {
            DemandSeparate();
            for (int run = 0; run < times; run++)
            {
                RunInTurn();
            }
        }

        // Kernels run on pointers alone, which keep no memory alive.
        GC.KeepAlive(this);
    }

    /// <summary>Refuses buffers that a run would overwrite in one role before it has read them in another.</summary>
    private void DemandSeparate()
    {
        for (int written = 0; !_separate && written < _outputs.Length; written++)
        {
            for (int read = 0; read < _inputs.Length; read++)
            {
                if (_outputs[written] == _inputs[read] && (written >= _carried || written != read))
                {
                    throw new InvalidOperationException(
                        $"run: output {written} is written to the buffer that input {read} is read from. "
                            + $"Both are {_inputs[read].Type} {_inputs[read].Shape}. "
                            + $"Bind a buffer of its own to input {read}, or carry it as state.");
                }
            }
        }

        _separate = true;
    }

    /// <summary>Copies the arguments in, runs once, and returns copies of the outputs, all in one turn.</summary>
    /// <exception cref="ArgumentException">There are more or fewer arguments than inputs.</exception>
    /// <exception cref="ShapeException">
    /// An argument's shape or type differs from its input's; nothing was copied.
    /// </exception>
    /// <exception cref="NonFiniteException">
    /// Finite checks are on and an op produced NaN or infinity; the state is what was passed.
    /// </exception>
    /// <exception cref="InvalidOperationException">An input is bound to a buffer that the run overwrites.</exception>
    public Tensor[] Run(params IReadOnlyList<Tensor> arguments)
    {
        if (arguments.Count != _inputs.Length)
        {
            throw new ArgumentException(
                $"run: the function takes {_inputs.Length} arguments, got {arguments.Count}. "
                    + "Pass one tensor per input.");
        }

        for (int i = 0; i < _inputs.Length; i++)
        {
            _inputs[i].RequireFit(arguments[i].Shape, arguments[i].Type);

            // An argument that is still to be computed takes turns of its own.
            arguments[i].Evaluate();
        }

        lock (_backend.Turn)
        {
            for (int i = 0; i < _inputs.Length; i++)
            {
                _inputs[i].Load(arguments[i]);
            }

            Run();
            return [.. _outputs.Select(output => output.ToTensor())];
        }
    }

    /// <summary>Starts to measure the time of every kernel, or stops; <see cref="Explain"/> shows it.</summary>
    /// <param name="enabled">Whether runs from now on are measured, beginning from zero.</param>
    public void Profile(bool enabled = true)
    {
        lock (_backend.Turn)
        {
            _profile = enabled ? new KernelTimes(_instructions.Length) : null;
        }
    }

    /// <summary>The kernels that will run with their FLOPs, bytes, and the memory they need, one per line.</summary>
    /// <remarks>
    /// Once runs were measured by <see cref="Profile"/>, the slowest come first, with each kernel's time in a run, its
    /// rates, and how near that is to the least the machine would need for its arithmetic or its memory traffic.
    /// </remarks>
    public string Explain()
    {
        long bound = _inputs.Concat(_outputs.Skip(_carried)).Sum(buffer => buffer.Storage.Bytes);
        KernelCost[] kernels = [.. Costs];
        lock (_backend.Turn)
        {
            return _profile is { Runs: > 0 } times
                ? KernelReport.Of(kernels, bound, ArenaBytes, times, _backend.Limits)
                : KernelReport.Of(kernels, bound, ArenaBytes);
        }
    }

    /// <summary>The optimised graph, one node per line.</summary>
    public override string ToString() => _graph.ToString();

    private void FindArena()
    {
        Storage arena = _backend.Arena.Rent(_lowering.ArenaBytes);
        if (arena == _arena)
        {
            return;
        }

        _arena = arena;
        foreach ((int slot, long offset) in _lowering.Arena)
        {
            Addresses[slot] = arena.Pointer + offset;
        }
    }

    private void RunInTurn()
    {
        FindArena();
        for (int i = 0; i < _instructions.Length; i++)
        {
            long start = _profile is null ? 0 : Stopwatch.GetTimestamp();
            _instructions[i].Run(Addresses);
            _profile?.Add(i, Stopwatch.GetTimestamp() - start);
            if (_lowering.FiniteChecks && i < _lowering.Clusters.Count)
            {
                FiniteCheck.Demand(_lowering, i, Addresses);
            }
        }
    }
}
