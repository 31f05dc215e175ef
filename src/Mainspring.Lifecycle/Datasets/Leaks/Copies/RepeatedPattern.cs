namespace Mainspring.Lifecycle.Datasets.Leaks.Copies;

/// <summary>
/// Finds tables of originals that follow one another again and again, each time shifted: the differences from row to row then come again after as many rows as
/// there are originals. Three columns that differ alike at once, at one and the same lag in most rows, do not occur otherwise.
/// </summary>
internal static class RepeatedPattern
{
    private const int ShortestPeriod = 10;
    private const double LeastShare = 0.4;

    /// <summary>A difference of two values may be off by a rounding at each end.</summary>
    private const long Slack = 2;

    /// <summary>The number of rows after which the pattern comes again; null when there is none.</summary>
    public static int? Find(IReadOnlyList<MeasuredColumn> columns)
    {
        long[][] changes = [.. columns.Select(column => Changes(column.Steps))];
        int[][] triples = [.. Triples(changes.Length)];
        (Dictionary<int, int> votes, Dictionary<(long, long, long), int> last) = ([], []);
        foreach (int[] triple in triples)
        {
            Vote(changes, triple, last, votes);
        }

        int lag = votes.Where(vote => vote.Key >= ShortestPeriod).OrderByDescending(vote => vote.Value).ThenBy(vote => vote.Key).Select(vote => vote.Key).FirstOrDefault();
        return lag > 0 && Share(changes, triples, lag) >= LeastShare ? lag : null;
    }

    private static long[] Changes(long[] steps)
    {
        long[] changes = new long[Math.Max(0, steps.Length - 1)];
        for (int row = 0; row < changes.Length; row++)
        {
            changes[row] = steps[row + 1] - steps[row];
        }

        return changes;
    }

    /// <summary>For every row, the lag to the row that last changed alike in three columns.</summary>
    private static void Vote(long[][] changes, int[] triple, Dictionary<(long, long, long), int> last, Dictionary<int, int> votes)
    {
        last.Clear();
        for (int row = 0; row < changes[0].Length; row++)
        {
            (long a, long b, long c) = (changes[triple[0]][row], changes[triple[1]][row], changes[triple[2]][row]);
            if (a == 0 || b == 0 || c == 0)
            {
                continue;
            }

            (long, long, long) key = (Coarse(a), Coarse(b), Coarse(c));
            if (last.TryGetValue(key, out int before))
            {
                votes[row - before] = votes.GetValueOrDefault(row - before) + 1;
            }

            last[key] = row;
        }
    }

    private static long Coarse(long change) => (long)Math.Round(change / 16.0);

    /// <summary>The share of rows, among those with one a lag earlier, that change as that one does in three columns.</summary>
    private static double Share(long[][] changes, int[][] triples, int lag)
    {
        int alike = 0, compared = changes[0].Length - lag;
        for (int row = lag; row < changes[0].Length; row++)
        {
            alike += triples.Any(triple => triple.All(column => changes[column][row] != 0 && Math.Abs(changes[column][row] - changes[column][row - lag]) <= Slack)) ? 1 : 0;
        }

        return compared < ShortestPeriod ? 0 : (double)alike / compared;
    }

    private static IEnumerable<int[]> Triples(int columns)
    {
        for (int a = 0; a < columns; a++)
        {
            for (int b = a + 1; b < columns; b++)
            {
                for (int c = b + 1; c < columns; c++)
                {
                    yield return [a, b, c];
                }
            }
        }
    }
}
