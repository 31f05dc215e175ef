namespace Mainspring.Learning.Features;

/// <summary>An encoder that was fitted.</summary>
/// <param name="Encoder">The encoder.</param>
/// <param name="CrossFitted">The features of the rows of training, row after row, where they differ from what the encoder makes of them; else null.</param>
internal sealed record FittedEncoder(ColumnEncoder Encoder, float[]? CrossFitted = null);
