namespace Mainspring.Data.Faults;

/// <summary>Guesses which word was meant.</summary>
public static class Spelling
{
    /// <summary>So many letters of the beginning of a word name it.</summary>
    private const int LeastPrefix = 3;

    /// <summary>The nearest of the known words, or null when none is near: at most a third of the letters may differ, and at most three. Else one that begins so.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        int best = Math.Clamp(word.Length / 3, 1, 3) + 1;
        string? nearest = null;
        foreach (string candidate in known)
        {
            int distance = Distance(word, candidate, best);
            if (distance < best)
            {
                (best, nearest) = (distance, candidate);
            }
        }

        return nearest ?? (word.Length >= LeastPrefix ? known.FirstOrDefault(candidate => candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase)) : null);
    }

    /// <summary>" (did you mean 'x'?)", or nothing.</summary>
    public static string DidYouMean(string word, IEnumerable<string> known) =>
        Nearest(word, known) is { } nearest ? $" (did you mean '{nearest}'?)" : "";

    /// <summary>Letters to insert, delete, replace or swap with their neighbour, without regard to case (optimal string alignment).</summary>
    private static int Distance(string from, string to, int limit)
    {
        if (Math.Abs(from.Length - to.Length) >= limit)
        {
            return limit;
        }

        var beforeLast = new int[to.Length + 1];
        int[] last = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            var row = new int[to.Length + 1];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replace = Same(from[i - 1], to[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + replace);
                if (i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]))
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last) = (last, row);
        }

        return last[to.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
