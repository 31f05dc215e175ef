namespace Mainspring.Lifecycle.Datasets.Samples;

/// <summary>What is wrong with a column of a sample.</summary>
/// <param name="Column">The column.</param>
/// <param name="Message">The rest of a sentence that begins with the column.</param>
public readonly record struct SampleFault(string Column, string Message);
