using System.Threading.Channels;
using Mainspring.Lifecycle.Datasets.Samples;

namespace Mainspring.Server.Datasets.Samples;

/// <summary>Counts what each project has, and hands on the projects that have enough.</summary>
internal sealed class ProjectSampleCounts(ISampleStore store)
{
    private readonly Channel<TrainedProject> _full = Channel.CreateBounded<TrainedProject>(new BoundedChannelOptions(100) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>The samples of a project; when enough are new, its training is asked for.</summary>
    public async Task<SampleCount> CountAsync(TrainedProject project, CancellationToken cancellation)
    {
        SampleCount count = await store.CountAsync(project.Name, cancellation);
        if (project.RetrainAfter > 0 && count.Waiting >= project.RetrainAfter)
        {
            _full.Writer.TryWrite(project);
        }

        return count;
    }

    /// <summary>The projects that have enough, as they come.</summary>
    public IAsyncEnumerable<TrainedProject> TakeAsync(CancellationToken cancellation) => _full.Reader.ReadAllAsync(cancellation);
}
