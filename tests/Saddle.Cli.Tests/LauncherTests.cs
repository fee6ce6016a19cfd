using System.Diagnostics;
using Saddle.Testing;
using Xunit;

namespace Saddle.Cli.Tests;

/// <summary>The launcher with another program in the place of the .NET SDK.</summary>
public sealed class LauncherTests : IDisposable
{
    private const string Fitting =
        """
        #!/usr/bin/env bash
        case $1 in
            --version) echo 10.0.100 ;;
            build)
                sleep 0.3
                out=$(dirname "$2")/bin/Release/net10.0
                mkdir -p "$out"
                echo built >> "$out/builds"
                touch "$out/Saddle.Cli.dll" ;;
            *) echo "ran ${*:2}" ;;
        esac
        """;

    private readonly TemporaryFolder _folder = new();

    public LauncherTests()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Directory.CreateDirectory(Clone("src", "Saddle.Cli"));
        Directory.CreateDirectory(_folder.At("sdk"));
        File.WriteAllText(Clone("src", "Saddle.Cli", "Saddle.Cli.csproj"), "");
        foreach (string name in new[] { "saddle", "global.json", "Directory.Build.props" })
        {
            File.Copy(Path.Combine(Root(), name), Clone(name));
        }

        Install(Fitting);
    }

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public void A_link_to_a_link_runs_what_lies_beside_the_file_and_leaves_nothing_beside_itself()
    {
        Directory.CreateDirectory(_folder.At("my links"));
        File.CreateSymbolicLink(_folder.At("my links", "first"), "../a clone/saddle");
        File.CreateSymbolicLink(_folder.At("second"), "my links/first");
        foreach (string link in new[] { _folder.At("my links", "first"), _folder.At("second") })
        {
            using Process process = Start(link, "data", "x y");
            Assert.Equal("ran data x y\n", process.StandardOutput.ReadToEnd());
        }

        Assert.Equal([_folder.At("my links", "first")], Directory.GetFileSystemEntries(_folder.At("my links")));
        Assert.Equal(["built"], File.ReadAllLines(Builds));
    }

    [UnixFact]
    public void Launches_at_once_build_once()
    {
        Process[] all = [.. Enumerable.Range(0, 4).Select(_ => Start(Clone("saddle"), "data"))];
        Assert.All(all, process => Assert.Equal("ran data\n", process.StandardOutput.ReadToEnd()));
        Assert.Equal(["built"], File.ReadAllLines(Builds));
        Array.ForEach(all, process => process.Dispose());
    }

    [UnixFact]
    public void An_sdk_that_does_not_fit_is_told_in_one_sentence()
    {
        foreach ((string listed, string there) in new[]
        {
            ("", "none"),
            (@"10.0.100-preview.7 [/usr/sdk]\n9.0.305 [/x y/sdk]\n", "10.0.100-preview.7, 9.0.305"),
        })
        {
            Install($"#!/usr/bin/env bash\nif [[ $1 == --list-sdks ]]; then printf '{listed}'; else exit 145; fi\n");
            using Process process = Start(Clone("saddle"), "data");
            Assert.Equal("saddle: no .NET SDK that fits was found. It takes 10.0.100 or a later version of .NET 10 "
                + $"that is no preview, and there is {there}. Install it from https://dot.net and try again.\n",
                process.StandardError.ReadToEnd());
            process.WaitForExit();
            Assert.Equal(1, process.ExitCode);
        }
    }

    [UnixFact]
    public void An_interrupted_build_is_no_failed_build()
    {
        Install("#!/usr/bin/env bash\nif [[ $1 == --version ]]; then exit 0; fi\nsleep 1\nexit 1\n");
        using Process process = Start(Clone("saddle"), "data");
        Assert.Equal("building Saddle…", process.StandardError.ReadLine());

        // What Ctrl+C does too, but whoever runs tests in the background may have it ignored.
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
        {
            kill.WaitForExit();
        }

        Assert.Equal("saddle: stopped.\n", process.StandardError.ReadToEnd());
        process.WaitForExit();
        Assert.Equal(130, process.ExitCode);
    }

    private string Builds => Clone("src", "Saddle.Cli", "bin", "Release", "net10.0", "builds");

    private static string Root()
    {
        string? here = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(here, "Saddle.slnx")))
        {
            here = Path.GetDirectoryName(here) ?? throw new InvalidOperationException(
                "launcher: no folder above the tests holds Saddle.slnx. Run them from inside the repository.");
        }

        return here;
    }

    private string Clone(params string[] parts) => _folder.At(["a clone", .. parts]);

    private void Install(string sdk)
    {
        string program = _folder.At("sdk", "dotnet");
        File.WriteAllText(program, sdk);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private Process Start(string launcher, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [launcher, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment["PATH"] = $"{_folder.At("sdk")}:{Environment.GetEnvironmentVariable("PATH")}";
        return Process.Start(start)!;
    }
}
