using Mainspring.Pipelines.Definitions;
using Mainspring.Pipelines.Runs;

namespace Mainspring.Pipelines.Running;

/// <summary>Where runs are asked for and cancelled. The store is the truth; the events here only wake those who would look later.</summary>
public sealed class PipelineQueue(IPipelineStore store, PipelineCatalog pipelines, TimeProvider time)
{
    /// <summary>Raised with the id of a run after each change of it by this process.</summary>
    public event Action<string>? Changed;

    /// <summary>Raised with the id of a run that was added here.</summary>
    internal event Action<string>? Added;

    /// <summary>Raised with the id of a running run that somebody wants to cancel.</summary>
    internal event Action<string>? CancelWanted;

    /// <summary>The pipelines that can be run.</summary>
    public PipelineCatalog Pipelines => pipelines;

    /// <summary>Asks for a run.</summary>
    /// <param name="pipeline">The name of a pipeline of the catalog.</param>
    /// <param name="arguments">A JSON object that the pipeline's steps understand; validate it before.</param>
    /// <returns>The run, which waits. It is on the disk.</returns>
    /// <exception cref="ArgumentException">There is no such pipeline.</exception>
    public async Task<PipelineRun> SubmitAsync(string pipeline, string arguments)
    {
        PipelineDefinition definition = pipelines.Find(pipeline)
            ?? throw new ArgumentException($"There is no pipeline '{pipeline}'; there are {string.Join(", ", pipelines.Names)}.", nameof(pipeline));
        var run = new PipelineRun(Guid.NewGuid().ToString("n"), pipeline, arguments, time.GetUtcNow(), [.. definition.Steps.Select(step => new StepRun(step.Name))]);
        await store.AddAsync(run);
        Announce(run.Id);
        Added?.Invoke(run.Id);
        return run;
    }

    /// <summary>Asks to cancel a run. A running one stops within the grace of its work.</summary>
    public async Task<CancelAnswer> CancelAsync(string id)
    {
        CancelAnswer answer = await store.CancelAsync(id);
        if (answer == CancelAnswer.Requested)
        {
            CancelWanted?.Invoke(id);
        }

        if (answer is CancelAnswer.Requested or CancelAnswer.Cancelled)
        {
            Announce(id);
        }

        return answer;
    }

    internal void Announce(string id) => Changed?.Invoke(id);
}
