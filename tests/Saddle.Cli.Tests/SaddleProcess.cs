using System.Diagnostics;
using System.Text;

namespace Saddle.Cli.Tests;

/// <summary>The program as a process of its own, which can be killed.</summary>
internal sealed class SaddleProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _written = new();

    private SaddleProcess(Process process) => _process = process;

    /// <summary>All lines of both streams so far.</summary>
    public string Written
    {
        get
        {
            lock (_written)
            {
                return _written.ToString();
            }
        }
    }

    /// <summary>The most memory that was resident so far, as Linux tells it; null once the process has
    /// ended.</summary>
    public double? PeakMebibytes
    {
        get
        {
            try
            {
                _process.Refresh();
                return _process.HasExited ? null : _process.PeakWorkingSet64 / (1024.0 * 1024);
            }
            catch (InvalidOperationException)
            {
                return null;
            }
        }
    }

    public static SaddleProcess Start(params string[] arguments) => StartIn(AppContext.BaseDirectory, arguments);

    /// <summary>Starts the program that lies in a folder.</summary>
    public static SaddleProcess StartIn(string folder, params string[] arguments)
    {
        string program = Path.Combine(folder, "Saddle.Cli.dll");
        var process = new SaddleProcess(new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [program, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        });
        process._process.OutputDataReceived += (_, line) => process.Add(line.Data);
        process._process.ErrorDataReceived += (_, line) => process.Add(line.Data);
        process._process.Start();
        process._process.BeginOutputReadLine();
        process._process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Waits until some text has been written; fails when the process ends before.</summary>
    public void WaitFor(string text)
    {
        var patience = Stopwatch.StartNew();
        while (!Written.Contains(text, StringComparison.Ordinal))
        {
            if (_process.HasExited || patience.Elapsed > TimeSpan.FromMinutes(2))
            {
                throw new InvalidOperationException($"'{text}' was never written, but this was:\n{Written}");
            }

            Thread.Sleep(5);
        }
    }

    /// <summary>SIGKILL: nothing of the process runs any more.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Sends a signal: INT as Ctrl+C does, HUP as a terminal that is closed.</summary>
    public void Send(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public int WaitForExit()
    {
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private void Add(string? line)
    {
        lock (_written)
        {
            _written.Append(line).Append('\n');
        }
    }
}
