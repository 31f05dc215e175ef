namespace Mainspring.Lifecycle.Datasets.Samples;

/// <summary>Keeps labelled records that callers posted for the next training, and the projects that they belong to.</summary>
public interface ISampleStore
{
    /// <summary>The project of a name; null when it was never deployed.</summary>
    Task<TrainedProject?> FindProjectAsync(string name, CancellationToken cancellation = default);

    /// <summary>Makes a project known, or changes it.</summary>
    Task PutProjectAsync(TrainedProject project, CancellationToken cancellation = default);

    /// <summary>Keeps a sample.</summary>
    /// <param name="project">The project, which must be known.</param>
    /// <param name="record">The record with its target, a JSON object.</param>
    /// <param name="at">When it came.</param>
    /// <param name="cancellation">Gives up.</param>
    Task AddAsync(string project, string record, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>How many there are.</summary>
    Task<SampleCount> CountAsync(string project, CancellationToken cancellation = default);

    /// <summary>All samples of a project as they came, with the number of the last.</summary>
    Task<(IReadOnlyList<string> Records, long Last)> ListAsync(string project, CancellationToken cancellation = default);

    /// <summary>Notes that the samples up to a number joined a version of the data set.</summary>
    Task JoinAsync(string project, long last, int version, CancellationToken cancellation = default);
}
