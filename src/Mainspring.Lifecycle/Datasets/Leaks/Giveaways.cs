using Mainspring.Data.Tables;
using Mainspring.Statistics.Metrics;

namespace Mainspring.Lifecycle.Datasets.Leaks;

/// <summary>
/// Finds columns that alone predict the target better than any honest column does. Values are turned to predictions on every other row and judged on the rows
/// between; numbers are also judged by their order or by the curve through them, and every column by where it has no value.
/// </summary>
internal static class Giveaways
{
    /// <summary>Beyond this no honest column gets.</summary>
    public const double Limit = 0.999;

    private const int MostRows = 50_000;
    private const int FewestRows = 40;
    private const int MostParts = 256;
    private const int FewestInPart = 5;

    /// <summary>The columns, the best first.</summary>
    /// <param name="columns">The columns that a model may read, all of one length.</param>
    /// <param name="target">The target of each row: 0 or 1, the index of a class, or a number.</param>
    /// <param name="classes">How many classes there are; 0 for numbers.</param>
    /// <param name="cancellation">Looked at between columns.</param>
    public static IReadOnlyList<Giveaway> Find(IReadOnlyList<Column> columns, float[] target, int classes, CancellationToken cancellation = default)
    {
        int count = Math.Min(target.Length, MostRows);
        int[] rows = [.. Enumerable.Range(0, count).Select(i => (int)((long)i * target.Length / count))];
        float[] truth = [.. rows.Select(row => target[row])];
        if (count < FewestRows || truth.Distinct().Take(2).Count() < 2)
        {
            return [];
        }

        var found = new Giveaway?[columns.Count];
        Parallel.For(0, found.Length, new() { CancellationToken = cancellation }, i => found[i] = Judge(columns[i], rows, truth, classes));
        return [.. found.OfType<Giveaway>().OrderByDescending(giveaway => giveaway.Value)];
    }

    private static Giveaway? Judge(Column column, int[] rows, float[] truth, int classes)
    {
        int[] codes = Codes(column, rows);
        string metric = classes switch { 0 => "r2", 2 => "roc_auc", _ => "accuracy" };
        double byOrder = classes is 0 or 2 && Numbers(column, rows) is { } numbers ? (classes == 2 ? Order(truth, numbers) : Curve(truth, numbers)) : 0;
        double best = Math.Max(byOrder, ByMeans(codes, truth, classes));
        if (best > Limit)
        {
            return new(column.Name, metric, best);
        }

        double absence = classes == 2 ? Order(truth, [.. rows.Select(row => column.IsMissing(row) ? 1f : 0f)]) : 0;
        return absence > Limit ? new(column.Name, metric, absence, ByAbsence: true) : null;
    }

    /// <summary>The area under the ROC curve of numbers, rising or falling.</summary>
    private static double Order(float[] truth, float[] scores)
    {
        double area = ScoreRanking.Of(truth, scores).RocAuc();
        return double.IsNaN(area) ? 0 : Math.Max(area, 1 - area);
    }

    /// <summary>What the line between the nearest even rows below and above tells of the odd rows: nearly all where the target is any smooth function of the numbers.</summary>
    private static double Curve(float[] truth, float[] numbers)
    {
        (float At, double Mean)[] known = [.. Enumerable.Range(0, truth.Length).Where(i => i % 2 == 0 && float.IsFinite(numbers[i])).GroupBy(i => numbers[i]).Select(equal => (equal.Key, equal.Average(i => (double)truth[i]))).OrderBy(point => point.Key)];
        if (known.Length < 2)
        {
            return 0;
        }

        float[] places = [.. known.Select(point => point.At)];
        int[] judged = [.. Enumerable.Range(0, truth.Length).Where(i => i % 2 == 1 && float.IsFinite(numbers[i]))];
        float[] predicted = [.. judged.Select(i => (float)Between(known, places, numbers[i]))];
        return 2 * judged.Length < truth.Length / 2 ? 0 : Explained([.. judged.Select(i => truth[i])], predicted);
    }

    private static double Between((float At, double Mean)[] known, float[] places, float value)
    {
        int at = Array.BinarySearch(places, value);
        if (at >= 0)
        {
            return known[at].Mean;
        }

        ((float low, double below), (float high, double above)) = (known[Math.Clamp(~at - 1, 0, known.Length - 2)], known[Math.Clamp(~at, 1, known.Length - 1)]);
        return below + ((above - below) * Math.Clamp((value - low) / (high - low), 0, 1));
    }

    private static float[]? Numbers(Column column, int[] rows) => column switch
    {
        RealColumn real => [.. rows.Select(row => double.IsNaN(real.Values[row]) ? float.NegativeInfinity : (float)real.Values[row])],
        IntegerColumn integer => [.. rows.Select(row => integer.IsMissing(row) ? float.NegativeInfinity : integer.Values[row])],
        TimestampColumn time => [.. rows.Select(row => time.IsMissing(row) ? float.NegativeInfinity : time.Values[row] / 1e6f)],
        _ => null,
    };

    /// <summary>What a row's group, learned on the even rows, tells of the odd ones.</summary>
    private static double ByMeans(int[] codes, float[] truth, int classes)
    {
        int groups = codes.Length == 0 ? 0 : codes.Max() + 1;
        double[] sums = new double[groups];
        int[] counts = new int[groups];
        var votes = new Dictionary<(int Group, float Class), int>();
        double all = 0;
        for (int i = 0; i < codes.Length; i += 2)
        {
            sums[codes[i]] += truth[i];
            counts[codes[i]]++;
            all += truth[i];
            if (classes > 2)
            {
                votes[(codes[i], truth[i])] = votes.GetValueOrDefault((codes[i], truth[i])) + 1;
            }
        }

        double mean = all / ((codes.Length + 1) / 2);
        float[] judged = [.. Enumerable.Range(0, codes.Length / 2).Select(i => truth[(2 * i) + 1])];
        float[] predicted = classes > 2
            ? Called(codes, votes)
            : [.. Enumerable.Range(0, judged.Length).Select(i => codes[(2 * i) + 1]).Select(code => (float)(counts[code] == 0 ? mean : sums[code] / counts[code]))];
        return classes switch
        {
            0 => Explained(judged, predicted),
            2 => Order(judged, predicted),
            _ => judged.Where((value, i) => value == predicted[i]).Count() / (double)judged.Length,
        };
    }

    private static float[] Called(int[] codes, Dictionary<(int Group, float Class), int> votes)
    {
        Dictionary<int, float> winner = votes.GroupBy(vote => vote.Key.Group).ToDictionary(group => group.Key, group => group.MaxBy(vote => vote.Value).Key.Class);
        return [.. Enumerable.Range(0, codes.Length / 2).Select(i => winner.GetValueOrDefault(codes[(2 * i) + 1], -1))];
    }

    private static double Explained(float[] truth, float[] predicted)
    {
        double mean = truth.Average(value => (double)value);
        double total = truth.Sum(value => Math.Pow(value - mean, 2));
        double rest = truth.Zip(predicted, (value, guess) => Math.Pow(value - guess, 2)).Sum();
        return total > 0 ? 1 - (rest / total) : 0;
    }

    /// <summary>A group for each row: the value of a category, or one of many parts of a range with as many rows each; missing values are a group of their own.</summary>
    private static int[] Codes(Column column, int[] rows)
    {
        if (Numbers(column, rows) is { } numbers)
        {
            float[] ascending = [.. numbers.Where((_, i) => i % 2 == 0).Order()];
            int parts = Math.Min(MostParts, Math.Max(2, ascending.Length / FewestInPart));
            float[] edges = [.. Enumerable.Range(1, parts - 1).Select(part => ascending[(int)((long)part * ascending.Length / parts)]).Distinct()];
            return [.. numbers.Select(value => Array.BinarySearch(edges, value) is var at and >= 0 ? at + 1 : ~Array.BinarySearch(edges, value))];
        }

        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. rows.Select(row => column.Format(row) ?? "\0").Select(value => known.TryGetValue(value, out int code) ? code : known[value] = known.Count)];
    }
}
