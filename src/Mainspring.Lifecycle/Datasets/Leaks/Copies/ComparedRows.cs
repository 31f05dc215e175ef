using Mainspring.Data.Tables;

namespace Mainspring.Lifecycle.Datasets.Leaks.Copies;

/// <summary>
/// Rows that can be compared: the distance of two is the mean over the columns of their difference in standard deviations, at most 1 each; two different
/// categories, or a value and none, are 1 apart.
/// </summary>
internal sealed class ComparedRows
{
    /// <summary>Linking takes time with the square of the rows.</summary>
    public const int MostLinked = 20_000;

    private readonly float[] _values;
    private readonly int _numbers;
    private readonly int _columns;

    private ComparedRows(float[] values, int numbers, int columns, int rows) => (_values, _numbers, _columns, Count) = (values, numbers, columns, rows);

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    public static ComparedRows Of(Table table, IReadOnlyCollection<string> leftOut)
    {
        Column[] numbers = [.. table.Columns.Where(column => column is RealColumn or IntegerColumn && !leftOut.Contains(column.Name))];
        Column[] categories = [.. table.Columns.Where(column => column is CategoryColumn or BooleanColumn && !leftOut.Contains(column.Name))];
        int width = numbers.Length + categories.Length;
        float[] values = new float[(long)width * table.RowCount];
        for (int i = 0; i < numbers.Length; i++)
        {
            Fill(values, i, width, Scaled(numbers[i]));
        }

        for (int i = 0; i < categories.Length; i++)
        {
            Fill(values, numbers.Length + i, width, Codes(categories[i]));
        }

        return new(values, numbers.Length, width, table.RowCount);
    }

    /// <summary>The distance of two rows, or something beyond the limit when it is.</summary>
    public double Distance(int a, int b, double limit)
    {
        float most = (float)(limit * _columns), sum = 0;
        int first = a * _columns, second = b * _columns;
        for (int column = 0; column < _columns && sum <= most; column++)
        {
            float x = _values[first + column], y = _values[second + column];
            if (column >= _numbers)
            {
                sum += x == y ? 0 : 1;
            }
            else
            {
                float apart = Math.Abs(x - y);
                sum += float.IsNaN(apart) ? (float.IsNaN(x) && float.IsNaN(y) ? 0 : 1) : Math.Min(apart, 1);
            }
        }

        return sum / _columns;
    }

    /// <summary>Numbers of groups of rows that a chain of near ones joins; for <see cref="MostLinked"/> rows at most.</summary>
    public int[] Link(double reach, CancellationToken cancellation)
    {
        int[] parent = [.. Enumerable.Range(0, Count)];
        for (int a = 0; a < Count; a++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int b = a + 1; b < Count; b++)
            {
                if (Distance(a, b, reach) <= reach)
                {
                    parent[Root(parent, a)] = Root(parent, b);
                }
            }
        }

        var numbers = new Dictionary<int, int>();
        return [.. Enumerable.Range(0, Count).Select(row => Root(parent, row)).Select(root => numbers.TryGetValue(root, out int known) ? known : numbers[root] = numbers.Count)];
    }

    private static int Root(int[] parent, int row)
    {
        while (parent[row] != row)
        {
            row = parent[row] = parent[parent[row]];
        }

        return row;
    }

    private static void Fill(float[] values, int column, int width, float[] of)
    {
        for (int row = 0; row < of.Length; row++)
        {
            values[(row * width) + column] = of[row];
        }
    }

    private static float[] Scaled(Column column)
    {
        double[] numbers = [.. Enumerable.Range(0, column.Length).Select(row => MeasuredColumn.NumberAt(column, row))];
        double mean = 0, squares = 0;
        int count = 0;
        foreach (double value in numbers.Where(double.IsFinite))
        {
            count++;
            double distance = value - mean;
            mean += distance / count;
            squares += distance * (value - mean);
        }

        double deviation = count > 1 && squares > 0 ? Math.Sqrt(squares / count) : 1;
        return Array.ConvertAll(numbers, value => (float)((value - mean) / deviation));
    }

    private static float[] Codes(Column column) => column is CategoryColumn category
        ? Array.ConvertAll(category.Codes.ToArray(), code => (float)code)
        : Array.ConvertAll(((BooleanColumn)column).Values.ToArray(), value => (float)value);
}
