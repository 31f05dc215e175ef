namespace Mainspring.Lifecycle.Tracking.EvaluationDatasets;

/// <summary>What became of an attempt to make or change an evaluation data set. Closed.</summary>
public abstract record EvaluationDatasetOutcome
{
    private EvaluationDatasetOutcome()
    {
    }

    /// <summary>It is kept.</summary>
    /// <param name="Dataset">The set as it is now.</param>
    public sealed record Done(EvaluationDataset Dataset) : EvaluationDatasetOutcome;

    /// <summary>Records are kept.</summary>
    /// <param name="Inserted">How many are new.</param>
    /// <param name="Updated">How many asked what others asked already.</param>
    public sealed record RecordsKept(int Inserted, int Updated) : EvaluationDatasetOutcome;

    /// <summary>There is no such set.</summary>
    public sealed record NoSuchDataset : EvaluationDatasetOutcome;

    /// <summary>There is no such experiment. Nothing was written.</summary>
    public sealed record NoSuchExperiment(long Id) : EvaluationDatasetOutcome;

    /// <summary>Something that was given breaks a rule. Nothing was written.</summary>
    public sealed record Refused(IReadOnlyList<Fault> Faults) : EvaluationDatasetOutcome;
}
