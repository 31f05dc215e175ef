using System.Text.Json;
using Mainspring.Lifecycle.Datasets.Diffs;
using Mainspring.Pipelines.Processes;

namespace Mainspring.Server.Datasets;

/// <summary>Compares files by <c>mainspring data diff</c> in a child process.</summary>
internal sealed class ChildFileComparer(DataChild child) : IFileComparer
{
    /// <inheritdoc/>
    public async Task<FileComparison> CompareAsync(string first, string second, CancellationToken cancellation)
    {
        string report = second + ".diff.json";
        return await child.RunAsync(["diff", first, second, "--output", report], Path.GetDirectoryName(second)!, cancellation) switch
        {
            ChildOutcome.Finished => new FileComparison.Compared(JsonSerializer.Deserialize(await File.ReadAllBytesAsync(report, cancellation), DiffJson.Default.TableDiff)!),
            ChildOutcome.Failed failed => new FileComparison.Failed($"The versions could not be compared: {failed.Reason}"),
            null => new FileComparison.Failed(DataChild.TookTooLong("The versions could not be compared")),
            _ => throw new InvalidOperationException("A child is finished or failed."),
        };
    }
}
