using System.Globalization;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Profiles.Targets;

/// <summary>The target as numbers whose mean says something: 1 for the positive class and 0 for the other, or the number itself. NaN where it is missing.</summary>
internal sealed record TargetNumbers(string Kind, string? Positive, double[] Values)
{
    private static readonly string[] PositiveWords = ["yes", "true", "1", "y", "t"];

    /// <summary>Null values when the target has several classes, whose codes have no mean.</summary>
    public static TargetNumbers Of(Column target, ColumnProfile profile)
    {
        if (profile.Distinct == 2)
        {
            string positive = PositiveOf(profile, target);
            return new("binary", positive, [.. Enumerable.Range(0, target.Length).Select(row => target.IsMissing(row) ? double.NaN : target.Format(row) == positive ? 1 : 0)]);
        }

        return target switch
        {
            RealColumn real => new("number", null, real.Values.ToArray()),
            IntegerColumn integer => new("number", null, [.. Enumerable.Range(0, target.Length).Select(row => integer.IsMissing(row) ? double.NaN : integer.Values[row])]),
            _ => new("multiclass", null, []),
        };
    }

    private static string PositiveOf(ColumnProfile profile, Column target)
    {
        ValueCount[] values = profile.Top.Count == 2 ? [.. profile.Top] : [.. Enumerable.Range(0, target.Length).Select(target.Format).OfType<string>().Distinct().Select(value => new ValueCount(value, 1))];
        return values.FirstOrDefault(value => PositiveWords.Contains(value.Value.ToLower(CultureInfo.InvariantCulture)))?.Value ?? values.OrderBy(value => value.Count).ThenByDescending(value => value.Value, StringComparer.Ordinal).First().Value;
    }
}
