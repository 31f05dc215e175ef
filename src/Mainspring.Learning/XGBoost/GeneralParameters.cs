using System.Globalization;
using Mainspring.Learning.Training;

namespace Mainspring.Learning.XGBoost;

/// <summary>What every fit sets.</summary>
internal static class GeneralParameters
{
    /// <param name="seed">Of all that is drawn; drawn anew each round, so that nothing earlier in the thread enters.</param>
    /// <param name="threads">Threads to use.</param>
    public static IEnumerable<(string Name, string Value)> Of(long seed, int threads) =>
    [
        ("booster", "gbtree"),
        ("tree_method", "hist"),
        ("verbosity", "0"),
        ("nthread", threads.ToString(CultureInfo.InvariantCulture)),
        ("seed", seed.ToString(CultureInfo.InvariantCulture)),
        ("seed_per_iteration", "1"),
    ];

    /// <summary>The directions that features must keep, if any is given.</summary>
    public static IEnumerable<(string Name, string Value)> Monotone(TrainingInput input) =>
        input.Monotone is { } directions && directions.Any(direction => direction != 0) ? [("monotone_constraints", $"({string.Join(',', directions)})")] : [];

    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
