using System.Diagnostics;
using System.Text;
using Saddle.Testing;

namespace Saddle.Docs.Tests.Transcripts;

/// <summary>An empty folder that holds the program, in which a shell carries out commands; gone afterwards.</summary>
internal sealed class Workplace : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(15);

    private readonly string _folder = Directory.CreateTempSubdirectory("saddle-docs-").FullName;
    private readonly string _last = Path.GetTempFileName();

    public Workplace()
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Saddle.Cli.dll");
        foreach (string folder in new[] { _folder, Path.Combine(_folder, "bin") })
        {
            string launcher = Path.Combine(Directory.CreateDirectory(folder).FullName, "saddle");
            File.WriteAllText(launcher, $"#!/bin/sh\nexec dotnet '{program}' \"$@\"\n");
            if (OperatingSystem.IsWindows())
            {
                continue;
            }

            File.SetUnixFileMode(launcher, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }
    }

    /// <summary>Whether there is a shell to carry out commands.</summary>
    public static bool IsPossible { get; } = !OperatingSystem.IsWindows() && File.Exists("/bin/sh");

    /// <summary>Carries out one command.</summary>
    /// <param name="command">For the shell; both streams count as its output, in the order written.</param>
    /// <param name="until">Where it prints this, it is interrupted as by Ctrl+C; null for never.</param>
    public (int ExitCode, string Output) Run(string command, string? until = null)
    {
        using Process process = Process.Start(new ProcessStartInfo(
            "/bin/sh", ["-c", $"exec 2>&1\n{(until is null ? "" : "exec ")}{command}"])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            Environment =
            {
                ["PATH"] = $"{Path.Combine(_folder, "bin")}:{Environment.GetEnvironmentVariable("PATH")}",
                ["PROGRAMS"] = AppContext.BaseDirectory,
                ["ROOT"] = Documents.Root,
                ["DATA"] = SharedData.Root,
                ["CI"] = null,
                ["SADDLE_CACHE"] = Path.Combine(_folder, "cache"),
                ["LAST"] = _last,
                ["RECORD"] = Environment.GetEnvironmentVariable("SADDLE_RECORD"),
                ["SADDLE_RECORD"] = null,
                ["SADDLE_TRACE"] = null,
            },
        })!;
        process.StandardInput.Close();
        Task<string> output = Task.Run(() => Read(process, until));
        if (!output.Wait(s_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"documents: '{command}' did not end in {s_patience.TotalMinutes} minutes.");
        }

        process.WaitForExit();
        return (process.ExitCode, output.Result.Replace($"{_folder}/", "", StringComparison.Ordinal));
    }

    /// <summary>Keeps an output where the commands that follow find it, at <c>$LAST</c>.</summary>
    public void Keep(string output) => File.WriteAllText(_last, output);

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        File.Delete(_last);
    }

    private static string Read(Process process, string? until)
    {
        var output = new StringBuilder();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            output.Append(line).Append('\n');
            if (until is not null && line.Contains(until, StringComparison.Ordinal))
            {
                until = null;
                // What Ctrl+C does too, but a test run in the background may have inherited that to be ignored.
                Process.Start("kill", ["-TERM", $"{process.Id}"]).WaitForExit();
            }
        }

        return output.ToString();
    }
}
