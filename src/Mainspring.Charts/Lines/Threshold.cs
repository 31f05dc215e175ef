namespace Mainspring.Charts.Lines;

/// <summary>A dashed line across the chart. Points beyond an alerting threshold are drawn in the alert colour.</summary>
/// <param name="Value">Where it lies on the value axis; finite.</param>
/// <param name="Label">What stands at its right end; null for nothing.</param>
/// <param name="AlertsBelow">True: values below are alerts; false: values above; null: the line only orients.</param>
public sealed record Threshold(double Value, string? Label = null, bool? AlertsBelow = null)
{
    internal bool Alerts(double value) => AlertsBelow switch
    {
        true => value < Value,
        false => value > Value,
        null => false,
    };
}
