namespace Mainspring.Lifecycle.Predictions.Journal;

/// <summary>What follows the predictions in a payload.</summary>
internal ref struct PayloadExtensions
{
    /// <summary>The probability with which the variant was chosen.</summary>
    public double Propensity { get; set; }

    /// <summary>The first prediction of the answer beside which a shadow scored.</summary>
    public long? ShadowOf { get; set; }

    /// <summary>What the predictions rest on, as a JSON array; empty when it is not told.</summary>
    public ReadOnlySpan<byte> Contributions { get; set; }
}
