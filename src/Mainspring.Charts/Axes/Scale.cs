namespace Mainspring.Charts.Axes;

/// <summary>Maps values to places of the drawing, linearly; values outside the range land on its ends.</summary>
internal readonly record struct Scale(ValueRange Range, double From, double To)
{
    public double At(double value) =>
        From + ((Math.Clamp(value, Range.Minimum, Range.Maximum) - Range.Minimum) / Range.Span * (To - From));
}
