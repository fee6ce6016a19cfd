using System.Text;

namespace Saddle.Training.Studies;

/// <summary>A picture of letters in a frame: plain text, for any terminal, pipe or log.</summary>
/// <remarks>65 columns of 23 rows inside the frame.</remarks>
public sealed class CharacterPlot
{
    private const int Columns = 65;
    private const int Rows = 23;
    private readonly char[,] _cells = new char[Rows, Columns];
    private readonly double _left, _right, _bottom, _top;

    /// <summary>An empty plot.</summary>
    /// <param name="across">
    /// Values from left to right that must be within; 5 % are added at each end. Those that are not finite do not
    /// count.
    /// </param>
    /// <param name="up">The same from bottom to top.</param>
    public CharacterPlot(IEnumerable<double> across, IEnumerable<double> up)
    {
        ((_left, _right), (_bottom, _top)) = (Around(across), Around(up));
        for (int i = 0; i < _cells.Length; i++)
        {
            _cells[i / Columns, i % Columns] = ' ';
        }
    }

    /// <summary>Draws the lines at 0, where they are in sight.</summary>
    public void DrawAxes()
    {
        for (int column = 0; column < Columns; column++)
        {
            Put(Row(0), column, '-');
        }

        for (int row = 0; row < Rows; row++)
        {
            Put(row, Column(0), '|');
        }

        Mark(0, 0, '+');
    }

    /// <summary>Puts a letter at a place, over what is there; nowhere if the place is out of sight.</summary>
    public void Mark(double x, double y, char letter) => Put(Row(y), Column(x), letter);

    /// <summary>The places of some cells, evenly spread: where arrows go.</summary>
    public IEnumerable<(double X, double Y)> Lattice()
    {
        for (int row = 1; row < Rows; row += 3)
        {
            for (int column = 2; column < Columns; column += 6)
            {
                yield return (_left + (column + 0.5) / Columns * (_right - _left),
                    _top - (row + 0.5) / Rows * (_top - _bottom));
            }
        }
    }

    /// <summary>The frame with the ends of both axes, lines ended by a line feed.</summary>
    public override string ToString()
    {
        (string top, string bottom) = (NumberText.Of(_top), NumberText.Of(_bottom));
        int margin = Math.Max(top.Length, bottom.Length);
        var text = new StringBuilder();
        string edge = "+" + new string('-', Columns) + "+";
        text.Append(top.PadLeft(margin)).Append(' ').Append(edge).Append('\n');
        for (int row = 0; row < Rows; row++)
        {
            text.Append(' ', margin + 1).Append('|');
            for (int column = 0; column < Columns; column++)
            {
                text.Append(_cells[row, column]);
            }

            text.Append("|\n");
        }

        text.Append(bottom.PadLeft(margin)).Append(' ').Append(edge).Append('\n');
        (string left, string right) = (NumberText.Of(_left), NumberText.Of(_right));
        return text.Append(' ', margin + 2).Append(left).Append(right.PadLeft(Columns - left.Length)).Append('\n')
            .ToString();
    }

    private static (double Low, double High) Around(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        (double low, double high) = finite.Length == 0 ? (0, 0) : (finite.Min(), finite.Max());
        double spare = high > low ? 0.05 * (high - low) : high == 0 ? 0.5 : 0.5 * Math.Abs(high);
        return (low - spare, high + spare);
    }

    private int Column(double x) => Cell((x - _left) / (_right - _left), Columns);

    private int Row(double y) => Cell((_top - y) / (_top - _bottom), Rows);

    private static int Cell(double share, int count) => share is >= 0 and < 1 ? (int)(share * count) : -1;

    private void Put(int row, int column, char letter)
    {
        if (row >= 0 && column >= 0)
        {
            _cells[row, column] = letter;
        }
    }
}
