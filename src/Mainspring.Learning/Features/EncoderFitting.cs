using Mainspring.Data.Tables;

namespace Mainspring.Learning.Features;

/// <summary>Chooses and fits the encoder of a column.</summary>
internal static class EncoderFitting
{
    public static FittedEncoder Fit(FeatureSource source, FeaturePlannerOptions options)
    {
        EncodingChoice choice = options.Encodings.GetValueOrDefault(source.Input.Name) ?? new();
        double? imputed = Imputation.CellOf(source, options);
        FittedEncoder fitted = source.Input.Type switch
        {
            ColumnType.Category => LevelFitting.Fit(source, choice, imputed, options),
            ColumnType.Text => new(new HashingEncoder(choice.Buckets)),
            ColumnType.Timestamp => new(OfParts(Filled(source.Cells(options), imputed), options)),
            _ => new(new NumberEncoder(options.Style == FeatureStyle.Linear ? Standardizer.Of(Filled(source.Cells(options), imputed), options.Scaling) : null)),
        };
        return imputed is { } cell ? fitted with { Encoder = new ImputingEncoder(fitted.Encoder, cell) } : fitted;
    }

    private static double[] Filled(double[] cells, double? imputed) => imputed is { } value ? [.. cells.Select(cell => double.IsNaN(cell) ? value : cell)] : cells;

    /// <summary>The parts of a moment that differ between rows; the day count always.</summary>
    private static TimestampEncoder OfParts(double[] cells, FeaturePlannerOptions options)
    {
        var parts = new List<TimestampPart>();
        var standardizers = new List<Standardizer>();
        foreach (TimestampPart part in Enum.GetValues<TimestampPart>())
        {
            double[] values = [.. cells.Select(cell => TimestampEncoder.ValueOf(part, cell))];
            if (part == TimestampPart.Days || values.Where(value => !double.IsNaN(value)).Distinct().Take(2).Count() == 2)
            {
                parts.Add(part);
                standardizers.Add(Standardizer.Of(values, options.Scaling));
            }
        }

        return new([.. parts], options.Style == FeatureStyle.Linear ? [.. standardizers] : null);
    }
}
