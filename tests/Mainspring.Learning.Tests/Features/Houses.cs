using Mainspring.Data.Expressions;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;

namespace Mainspring.Learning.Tests.Features;

/// <summary>Rows with numbers in texts, many places, moments and missing values, such as house offers have.</summary>
internal static class Houses
{
    private const int Rows = 600;

    private static readonly string?[] Sizes = ["2 BHK", "3 BHK", "4 Bedroom", "1 RK", "43 Bedroom", "Studio", null];
    private static readonly string?[] Areas = ["1056", "1133 - 1384", "34.46Sq. Meter", " 800 ", "1,200", "2Acres", "about 5", "NA", "", "é🦊", "7–9", "1-2-3", "\"5\""];

    public static Table Table { get; } = Draw(new Random(11));

    /// <summary>What is asked of the house: about the number of rooms, with noise.</summary>
    public static float[] Price { get; } = [.. ((RealColumn)Table["price"]).Values.ToArray().Select(value => (float)value)];

    public static DerivedFeature[] Derived { get; } =
    [
        new("per_room", Expression.Parse("area / rooms")),
        new("rooms", Expression.Parse("first_number(size)")),
        new("area", Expression.Parse("parse_range(total)")),
        new("kind", Expression.Parse("lower(split_part(size, \" \", 2))")),
        new("where", Expression.Parse("concat(trim(place), \"/\", coalesce(size, \"?\"))")),
        new("old", Expression.Parse("at < \"2020-06-01\" or is_missing(bath)")),
        new("late", Expression.Parse("if(hour(at, \"Asia/Kolkata\") >= 12, date(at), missing)")),
        new("quarter_of_area", Expression.Parse("quantile_bucket(area, 4)")),
        new("log_bath", Expression.Parse("log1p(bath) / (bath - 2)")),
        new("code", Expression.Parse("regex_extract(upper(place), \"([0-9]+)$\")")),
    ];

    public static FeaturePlannerOptions Options(FeatureStyle style) => new()
    {
        Style = style,
        Derived = Derived,
        Target = new(Price),
        Encodings = new Dictionary<string, EncodingChoice>
        {
            ["place"] = new() { Method = EncodingMethod.TargetMean, RareBelow = 4 },
            ["where"] = new() { Method = EncodingMethod.Hashing, Buckets = 8 },
            ["kind"] = new() { Method = EncodingMethod.Ordinal },
        },
        Imputations = new Dictionary<string, ImputationChoice>
        {
            ["bath"] = new(ImputationMethod.Median),
            ["kind"] = new(ImputationMethod.Mode),
            ["rooms"] = new(ImputationMethod.Value, "-1"),
        },
    };

    private static Table Draw(Random random)
    {
        string?[] sizes = [.. Enumerable.Range(0, Rows).Select(_ => Sizes[random.Next(Sizes.Length)])];
        return new(
        [
            new TextColumn("size", sizes),
            new TextColumn("total", [.. Enumerable.Range(0, Rows).Select(_ => random.Next(3) == 0 ? Areas[random.Next(Areas.Length)] : random.Next(300, 4000).ToString(System.Globalization.CultureInfo.InvariantCulture))]),
            new TextColumn("place", [.. Enumerable.Range(0, Rows).Select(_ => random.Next(20) == 0 ? null : $" Straße {random.Next(90)}")]),
            new RealColumn("bath", [.. Enumerable.Range(0, Rows).Select(_ => random.Next(9) == 0 ? double.NaN : random.Next(1, 5))]),
            new TimestampColumn("at", [.. Enumerable.Range(0, Rows).Select(_ => random.Next(9) == 0 ? TimestampColumn.Missing : 1_577_836_800_000_000 + random.NextInt64(31_536_000_000_000))]),
            new RealColumn("price", [.. sizes.Select(size => (size is null ? 1 : size[0] - '0') + random.NextDouble())]),
        ]);
    }
}
