using System.Globalization;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Inputs;
using Mainspring.Lifecycle.Training;
using Mainspring.Web.Layout;
using Mainspring.Web.Runs;

namespace Mainspring.Web.Models.Versions;

/// <summary>Gathers what the page of a version shows.</summary>
internal sealed class VersionReader(IRegistryStore registry, ITrackingStore runs, IDatasetStore datasets, EndpointTable endpoints, RunReader evaluations)
{
    public async Task<VersionModel?> ReadAsync(string model, VersionReference reference, FormNotice? notice, CancellationToken cancellation)
    {
        if (await registry.FindVersionAsync(model, reference, cancellation) is not { } version)
        {
            return null;
        }

        Run? run = version.Run is { } id ? await runs.FindRunAsync(id, cancellation) : null;
        IReadOnlyList<ModelVersion> before = await registry.ListVersionsAsync(model, 1, version.Version, cancellation);
        LineageStep[] data = run is null ? [] : await Task.WhenAll(run.Inputs.Datasets.Select(input => DataAsync(input, cancellation)));
        LineageStep[] served = [.. endpoints.All.Where(endpoint => endpoint.State.Serves(model, version.Version))
            .Select(endpoint => new LineageStep("endpoint", endpoint.Name, endpoint.State.Endpoint.Default.Reference, Link.To("endpoints", endpoint.Name)))];
        IReadOnlyList<LineageStep>[] lineage =
        [
            data,
            run is null ? [] : [new LineageStep("run", run.Name, run.Experiment, Link.To("runs", run.Id.Value))],
            [new LineageStep("version", version.ToString(), version.Aliases.Count == 0 ? null : string.Join(", ", version.Aliases), null)],
            served,
        ];
        Evaluation? evaluation = run is null ? null : await evaluations.ReadEvaluationAsync(run, cancellation);
        return new(version, run, evaluation, [.. lineage.Where(steps => steps.Count > 0)], before.Count > 0 ? before[0] : null, notice);
    }

    /// <summary>Data that is kept here leads to its page; of other data the name and the digest are known.</summary>
    private async Task<LineageStep> DataAsync(DatasetInput input, CancellationToken cancellation)
    {
        RunDataset used = input.Dataset;
        string note = input.Context is { } context ? $"{context}, {used.Digest}" : used.Digest;
        DatasetVersion? kept = (await datasets.ListVersionsAsync(used.Name, 100, cancellation: cancellation)).FirstOrDefault(version => version.Content.Hash.Value.StartsWith(used.Digest, StringComparison.Ordinal));
        return kept is null
            ? new("data", used.Name, note, null)
            : new("data", $"{used.Name} v{kept.Version}", note, Link.To("data", used.Name, kept.Version.ToString(CultureInfo.InvariantCulture)));
    }
}
