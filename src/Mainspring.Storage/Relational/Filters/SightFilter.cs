using System.Globalization;
using Mainspring.Lifecycle.Identity;

namespace Mainspring.Storage.Relational.Filters;

/// <summary>What somebody may see of experiments and models, as conditions and as a choice among experiments.</summary>
internal static class SightFilter
{
    /// <summary>The condition that a column holds the number of an experiment that is seen.</summary>
    public static SqlFragment Of(SqlFragment column, Sight sight) => (sight.SeesOthers, sight.Exceptions.Count) switch
    {
        (true, 0) => Sql.Fragment($"1 = 1"),
        (true, _) => Sql.Fragment($"{column} NOT IN {Sql.List(Numbers(sight))}"),
        _ => Sql.Fragment($"{column} IN {Sql.List(Numbers(sight))}"),
    };

    /// <summary>The condition that a column holds the name of an object that is seen.</summary>
    public static SqlFragment OfNames(SqlFragment column, Sight sight) => (sight.SeesOthers, sight.Exceptions.Count) switch
    {
        (true, 0) => Sql.Fragment($"1 = 1"),
        (true, _) => Sql.Fragment($"{column} NOT IN {Sql.List(sight.Exceptions)}"),
        _ => Sql.Fragment($"{column} IN {Sql.List(sight.Exceptions)}"),
    };

    /// <summary>The experiments among those given that are seen; of all of them, null when that is more than can be named.</summary>
    public static IReadOnlyList<long>? Narrow(IReadOnlyList<long>? experiments, Sight sight) =>
        experiments is not null ? [.. experiments.Where(id => sight.Sees(id.ToString(CultureInfo.InvariantCulture)))]
        : sight.SeesOthers ? null
        : Numbers(sight);

    private static long[] Numbers(Sight sight) =>
        [.. sight.Exceptions.Select(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : -1)];
}
