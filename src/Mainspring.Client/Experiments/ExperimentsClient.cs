using System.Globalization;
using Mainspring.Client.Http;

namespace Mainspring.Client.Experiments;

/// <summary>Experiments. One is meant by its number.</summary>
public sealed class ExperimentsClient
{
    private readonly NativeHttp _http;

    internal ExperimentsClient(NativeHttp http) => _http = http;

    /// <summary>Lists the experiments.</summary>
    /// <param name="deleted">Whether those are meant that are deleted.</param>
    /// <param name="cancellation">Ends the call.</param>
    public Task<ExperimentList> ListAsync(bool deleted = false, CancellationToken cancellation = default) =>
        _http.GetAsync<ExperimentList>(deleted ? "experiments?deleted=true" : "experiments", cancellation);

    /// <summary>Reads the experiments in their folders.</summary>
    public Task<ExperimentTree> GetTreeAsync(CancellationToken cancellation = default) =>
        _http.GetAsync<ExperimentTree>("experiments/tree", cancellation);

    /// <summary>Reads an experiment, deleted or not.</summary>
    public Task<ExperimentInfo> GetAsync(long experiment, CancellationToken cancellation = default) =>
        _http.GetAsync<ExperimentInfo>(Url(experiment), cancellation);

    /// <summary>Reads the keys of metrics, parameters and tags that the runs of an experiment have.</summary>
    public Task<ExperimentColumns> GetColumnsAsync(long experiment, CancellationToken cancellation = default) =>
        _http.GetAsync<ExperimentColumns>($"{Url(experiment)}/columns", cancellation);

    /// <summary>Makes an experiment.</summary>
    public Task<ExperimentInfo> CreateAsync(ExperimentDraft experiment, CancellationToken cancellation = default) =>
        _http.SendAsync<ExperimentDraft, ExperimentInfo>(HttpMethod.Post, "experiments", experiment, cancellation);

    /// <summary>Renames or tags an experiment.</summary>
    public Task<ExperimentInfo> UpdateAsync(long experiment, ExperimentUpdate update, CancellationToken cancellation = default) =>
        _http.SendAsync<ExperimentUpdate, ExperimentInfo>(HttpMethod.Patch, Url(experiment), update, cancellation);

    /// <summary>Deletes an experiment with its runs, until it is restored or removed for good.</summary>
    public Task DeleteAsync(long experiment, CancellationToken cancellation = default) =>
        _http.SendAsync(HttpMethod.Delete, Url(experiment), null, cancellation);

    /// <summary>Restores an experiment with the runs that were deleted with it.</summary>
    public Task<ExperimentInfo> RestoreAsync(long experiment, CancellationToken cancellation = default) =>
        _http.SendAsync<ExperimentInfo>(new(HttpMethod.Post, $"{Url(experiment)}/restore"), cancellation);

    /// <summary>Removes a deleted experiment with its runs for good.</summary>
    public Task RemoveAsync(long experiment, CancellationToken cancellation = default) =>
        _http.SendAsync(HttpMethod.Post, $"{Url(experiment)}/remove", null, cancellation);

    private static string Url(long experiment) => $"experiments/{experiment.ToString(CultureInfo.InvariantCulture)}";
}
