using System.Text;

namespace Saddle.Cli.Parsing;

/// <summary>Text beside a name, wrapped at words.</summary>
internal static class Paragraph
{
    /// <summary>A name and its text; lines after the first are indented.</summary>
    /// <param name="name">What stands on the left; where it is too wide the text begins below.</param>
    /// <param name="indent">Where the text begins.</param>
    /// <param name="text">Words with single spaces between.</param>
    /// <param name="columns">How wide lines may be.</param>
    public static string Of(string name, int indent, string text, int columns)
    {
        var lines = new StringBuilder(name);
        int at = name.Length;
        foreach (string word in text.Split(' '))
        {
            if (at < indent)
            {
                lines.Append(' ', indent - at);
                at = indent;
            }
            else if (at + 1 + word.Length > columns || (at == name.Length && at >= indent))
            {
                lines.Append('\n').Append(' ', indent);
                at = indent;
            }
            else
            {
                lines.Append(' ');
                at++;
            }

            lines.Append(word);
            at += word.Length;
        }

        return lines.ToString();
    }
}
