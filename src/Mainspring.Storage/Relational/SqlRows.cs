using System.Numerics;

namespace Mainspring.Storage.Relational;

/// <summary>Many rows in few statements: <c>INSERT … VALUES {rows} …</c>.</summary>
internal static class SqlRows
{
    /// <summary>The most rows of one statement. More gain little and make long statements.</summary>
    private const int Most = 64;

    /// <summary>
    /// The rows in portions, in their order. The sizes are powers of two, so that a handful of prepared statements serve any number of rows.
    /// </summary>
    /// <param name="rows">What to write.</param>
    /// <param name="write">One of them in parentheses, such as <c>({number}, {key})</c>.</param>
    public static IEnumerable<SqlFragment> Portions<T>(IReadOnlyList<T> rows, Func<T, SqlFragment> write)
    {
        for (int from = 0; from < rows.Count;)
        {
            int size = Math.Min(Most, (int)BitOperations.RoundUpToPowerOf2((uint)(rows.Count - from) + 1) / 2);
            yield return Join(rows.Skip(from).Take(size).Select(write));
            from += size;
        }
    }

    private static SqlFragment Join(IEnumerable<SqlFragment> parts)
    {
        var joined = new Sql(0, 0);
        foreach (SqlFragment part in parts)
        {
            if (joined.Values.Count > 0)
            {
                joined.AppendLiteral(", ");
            }

            joined.AppendFormatted(part);
        }

        return Sql.Fragment(joined);
    }
}
