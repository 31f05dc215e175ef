using System.Globalization;

namespace Mainspring.Lifecycle.Sources.Checks;

/// <summary>What a measured number must be.</summary>
/// <param name="Sign"><c>&gt;=</c>, <c>&gt;</c>, <c>&lt;=</c>, <c>&lt;</c>, <c>=</c>, <c>!=</c> or <c>between</c>.</param>
/// <param name="Value">With what it is compared; the lower end of <c>between</c>.</param>
/// <param name="Upper">The upper end of <c>between</c>; both ends are allowed.</param>
public sealed record CheckBound(string Sign, double Value, double Upper = double.NaN)
{
    /// <summary>Whether a number is so; NaN never is.</summary>
    public bool IsMetBy(double measured) => Sign switch
    {
        ">=" => measured >= Value,
        ">" => measured > Value,
        "<=" => measured <= Value,
        "<" => measured < Value,
        "=" => measured == Value,
        "!=" => !double.IsNaN(measured) && measured != Value,
        _ => measured >= Value && measured <= Upper,
    };

    /// <inheritdoc/>
    public override string ToString() => Sign == "between"
        ? string.Create(CultureInfo.InvariantCulture, $"between {Value:R} and {Upper:R}")
        : string.Create(CultureInfo.InvariantCulture, $"{Sign} {Value:R}");
}
