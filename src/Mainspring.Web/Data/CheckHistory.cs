using System.Text.Json;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Datasets.Checks;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Web.Data;

/// <summary>Finds what runs noted of the checks of their data.</summary>
internal sealed class CheckHistory(IArtifactTree tree, IArtifactStore artifacts)
{
    private const long LargestReport = 4 << 20;

    /// <summary>The checks of those runs that have any, in the order given.</summary>
    public async Task<IReadOnlyList<DatasetCheck>> OfAsync(IReadOnlyList<Run> runs, CancellationToken cancellation)
    {
        var found = new List<DatasetCheck>();
        foreach (Run run in runs)
        {
            if (await ReadAsync(run, cancellation) is { } report)
            {
                found.Add(new(run, report));
            }
        }

        return found;
    }

    private async Task<CheckReport?> ReadAsync(Run run, CancellationToken cancellation)
    {
        if (await tree.FindAsync(ArtifactPath.Parse(CheckReport.FileName).Below(run.ArtifactRoot), cancellation) is not { Content: { Bytes: <= LargestReport } content }
            || await artifacts.OpenAsync(content.Hash, cancellation) is not { } stream)
        {
            return null;
        }

        await using (stream)
        {
            try
            {
                return await JsonSerializer.DeserializeAsync(stream, CheckJson.Default.CheckReport, cancellation);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
