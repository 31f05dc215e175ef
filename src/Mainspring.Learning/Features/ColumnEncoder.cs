namespace Mainspring.Learning.Features;

/// <summary>Turns the cell of one column into its features. The features it is given are zero before.</summary>
internal abstract class ColumnEncoder
{
    /// <summary>How many features it writes.</summary>
    public abstract int Width { get; }

    /// <summary>Writes the features of one cell.</summary>
    /// <param name="cell">See <see cref="Cell"/>.</param>
    /// <param name="features"><see cref="Width"/> zeros.</param>
    public abstract void Encode(double cell, Span<float> features);

    /// <summary>The names of the features, in order.</summary>
    public abstract IEnumerable<string> NamesFor(InputColumn column);

    /// <summary>Numbers beyond the range of a float become its largest, so that infinity in a file is just a large value.</summary>
    protected static float Saturate(double value) => (float)Math.Clamp(value, -float.MaxValue, float.MaxValue);
}
