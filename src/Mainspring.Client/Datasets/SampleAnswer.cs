namespace Mainspring.Client.Datasets;

/// <summary>What came of a posted sample.</summary>
/// <param name="Message">A sentence.</param>
/// <param name="TotalSamples">All samples of the project.</param>
/// <param name="NewSamples">Those that no training has learned from.</param>
/// <param name="RetrainAfter">After how many new samples a training starts by itself; null for never.</param>
public sealed record SampleAnswer(string Message, long TotalSamples, long NewSamples, int? RetrainAfter = null);
