using System.Globalization;

namespace Mainspring.Lifecycle.Serving.AbTests;

/// <summary>How much of a metric: in its unit (<c>0.1</c>), or as a fraction of the champion's mean (<c>5%</c>).</summary>
/// <param name="Value">The amount, not negative; 0.05 for five percent.</param>
/// <param name="IsRelative">Whether it is a fraction of the champion's mean.</param>
public sealed record Amount(double Value, bool IsRelative)
{
    /// <summary>Nothing.</summary>
    public static Amount Zero { get; } = new(0, false);

    /// <inheritdoc/>
    public override string ToString() => IsRelative
        ? (Value * 100).ToString("0.####", CultureInfo.InvariantCulture) + "%"
        : Value.ToString("R", CultureInfo.InvariantCulture);
}
