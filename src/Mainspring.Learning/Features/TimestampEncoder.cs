namespace Mainspring.Learning.Features;

/// <summary>One feature for each part of a moment; all NaN (or standardised, zero) when it is missing.</summary>
/// <param name="parts">The parts, each once.</param>
/// <param name="standardizers">One a part, or null to take the parts as they are.</param>
internal sealed class TimestampEncoder(TimestampPart[] parts, Standardizer[]? standardizers) : ColumnEncoder
{
    public const double MicrosecondsADay = 86_400e6;
    public const double FirstDay = -719_162;
    public const double LastDay = 2_932_896;

    public ReadOnlySpan<TimestampPart> Parts => parts;

    public ReadOnlySpan<Standardizer> Standardizers => standardizers;

    public override int Width => parts.Length;

    public override void Encode(double cell, Span<float> features)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            double value = ValueOf(parts[i], cell);
            features[i] = standardizers is null ? Saturate(value) : standardizers[i].Apply(value);
        }
    }

    /// <summary>The part of a moment. Calendar parts of moments outside the years 1 to 9999 are NaN.</summary>
    public static double ValueOf(TimestampPart part, double microseconds)
    {
        double days = microseconds / MicrosecondsADay;
        double whole = Math.Floor(days);
        if (part == TimestampPart.Days || !(whole >= FirstDay && whole <= LastDay))
        {
            return part == TimestampPart.Days ? days : double.NaN;
        }

        DateOnly date = DateOnly.FromDayNumber((int)(whole - FirstDay));
        return part switch
        {
            TimestampPart.Month => date.Month,
            TimestampPart.Day => date.Day,
            TimestampPart.Weekday => ((int)date.DayOfWeek + 6) % 7 + 1,
            _ => (days - whole) * 24,
        };
    }

    public override IEnumerable<string> NamesFor(InputColumn column) => parts.Select(part => $"{column.Name}.{part.ToString().ToLowerInvariant()}");
}
