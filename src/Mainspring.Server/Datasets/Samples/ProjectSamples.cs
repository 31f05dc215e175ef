using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Datasets.Samples;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Sources;
using Mainspring.Lifecycle.Training;

namespace Mainspring.Server.Datasets.Samples;

/// <summary>Takes samples of projects; the rules of each are read from its rows once, and again when its file changes.</summary>
internal sealed class ProjectSamples(ISampleStore store, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (DateTime Written, SampleRules Rules)> _rules = new(StringComparer.Ordinal);

    /// <summary>Keeps a sample; the faults when it cannot stand beside the rows of the project.</summary>
    /// <exception cref="ProjectFileException">The project file is not valid any more.</exception>
    /// <exception cref="Mainspring.Data.Faults.DataFormatException">The rows of the project cannot be read any more.</exception>
    /// <exception cref="FileNotFoundException">There is no project file any more.</exception>
    public async Task<IReadOnlyList<SampleFault>> AddAsync(TrainedProject project, JsonObject sample, CancellationToken cancellation)
    {
        JsonObject kept = RulesOf(project, cancellation).Check(sample, out IReadOnlyList<SampleFault> faults);
        if (faults.Count == 0)
        {
            await store.AddAsync(project.Name, kept.ToJsonString(), time.GetUtcNow(), cancellation);
        }

        return faults;
    }

    private SampleRules RulesOf(TrainedProject project, CancellationToken cancellation)
    {
        DateTime written = File.GetLastWriteTimeUtc(project.File);
        if (_rules.TryGetValue(project.Name, out (DateTime Written, SampleRules Rules) known) && known.Written == written)
        {
            return known.Rules;
        }

        (ProjectFile file, Snapshot source) = ProjectRows.Find(project.File);
        Table table = ProjectData.Read(file, source, cancellation);
        var rules = SampleRules.Of(file, table, file.Section<TargetSection>().Column);
        _rules[project.Name] = (written, rules);
        return rules;
    }
}
