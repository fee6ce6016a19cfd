using System.Text;

namespace Saddle.Cli;

/// <summary>A terminal that may be closed while the program works: what nobody can read any more is left out.</summary>
/// <remarks>Files and pipes are no terminals: that they cannot be written is a failure.</remarks>
internal sealed class TerminalWriter(TextWriter terminal) : TextWriter
{
    private volatile bool _isClosed;

    public override Encoding Encoding => terminal.Encoding;

    public override void Write(char value) => Try(() => terminal.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => terminal.Write(buffer, index, count));

    public override void Write(string? value) => Try(() => terminal.Write(value));

    public override void WriteLine(string? value) => Try(() => terminal.WriteLine(value));

    public override void Flush() => Try(terminal.Flush);

    private void Try(Action write)
    {
        if (_isClosed)
        {
            return;
        }

        try
        {
            write();
        }
        catch (IOException)
        {
            _isClosed = true;
        }
    }
}
