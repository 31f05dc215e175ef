using Mainspring.Lifecycle.Datasets;
using Mainspring.Pipelines.Runs;

namespace Mainspring.Server.Datasets.Samples;

/// <summary>What came of asking for a training. Closed.</summary>
internal abstract record RetrainOutcome
{
    private RetrainOutcome()
    {
    }

    /// <summary>A job trains.</summary>
    /// <param name="Run">The job.</param>
    /// <param name="Version">What it learns from; null for the rows of the project alone.</param>
    /// <param name="NewSamples">How many samples are new in it.</param>
    public sealed record Started(PipelineRun Run, DatasetVersion? Version, long NewSamples) : RetrainOutcome;

    /// <summary>Too few samples have come.</summary>
    public sealed record NotNeeded(long NewSamples, long Needed) : RetrainOutcome;

    /// <summary>The rows and the samples do not go together.</summary>
    /// <param name="Reason">A sentence.</param>
    public sealed record Refused(string Reason) : RetrainOutcome;
}
