using Mainspring.Data.Faults;
using Mainspring.Data.Profiles;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Pipelines.Processes;

namespace Mainspring.Server.Datasets;

/// <summary>Profiles files by <c>mainspring data profile</c> in a child process.</summary>
internal sealed class ChildFileProfiler(DataChild child) : IFileProfiler
{
    private const int InvalidInput = 65;

    /// <inheritdoc/>
    public async Task<FileProfile> ProfileAsync(string path, string folder, CancellationToken cancellation)
    {
        string report = Path.Combine(folder, "profile.json");
        return await child.RunAsync(["profile", path, "--output", report], folder, cancellation) switch
        {
            ChildOutcome.Finished => new FileProfile.Sound(ProfileJson.Read(await File.ReadAllBytesAsync(report, cancellation))),
            ChildOutcome.Failed { ExitCode: InvalidInput } when File.Exists(report) => ToFaulty(await File.ReadAllBytesAsync(report, cancellation)),
            ChildOutcome.Failed failed => new FileProfile.Failed($"The file could not be profiled: {failed.Reason}"),
            null => new FileProfile.Failed(DataChild.TookTooLong("The file could not be profiled")),
            _ => throw new InvalidOperationException("A child is finished or failed."),
        };
    }

    private static FileProfile.Faulty ToFaulty(byte[] json)
    {
        FaultReport report = FaultReport.Read(json);
        return new(report.Faults, report.FaultCount);
    }
}
