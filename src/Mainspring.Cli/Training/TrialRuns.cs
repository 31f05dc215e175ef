using System.Globalization;
using System.Threading.Channels;
using Mainspring.Client;
using Mainspring.Client.Runs;
using Mainspring.Lifecycle.Training.Tuning;

namespace Mainspring.Cli.Training;

/// <summary>
/// Writes each trial of a search as a run below that of the training when it ends, so that the trials are seen while the search goes on and stay when it dies. The search does not wait for it. A search that is
/// taken up again takes the runs of its earlier trials below the run that goes on; none is written twice.
/// </summary>
/// <param name="client">The API.</param>
/// <param name="parent">The run of the training.</param>
/// <param name="journal">Where trials are kept for a search that dies; null where they are not.</param>
internal sealed class TrialRuns(MainspringClient client, RunInfo parent, TrialJournal? journal) : ITrialJournal, IAsyncDisposable
{
    private readonly Channel<Trial> _ended = Channel.CreateUnbounded<Trial>(new() { SingleReader = true });
    private Task? _writing;

    /// <inheritdoc/>
    public IReadOnlyList<TrialEntry> Read()
    {
        IReadOnlyList<TrialEntry> known = journal?.Read() ?? [];
        IReadOnlyList<string> earlier = journal?.Parents ?? [];
        journal?.AddParent(parent.RunId);
        _writing = Task.Run(() => WriteAsync([.. known.Select(entry => entry.Trial)], earlier));
        return known;
    }

    /// <inheritdoc/>
    public void Add(TrialEntry entry)
    {
        journal?.Add(entry);
        _ = _ended.Writer.TryWrite(entry.Trial);
    }

    /// <summary>Waits until all trials are written.</summary>
    /// <exception cref="ServerException">One could not be written.</exception>
    public Task WrittenAsync()
    {
        _ = _ended.Writer.TryComplete();
        return _writing ?? Task.CompletedTask;
    }

    /// <summary>Forgets the trials of a search that is over.</summary>
    public void Complete() => journal?.Complete();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await WrittenAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        journal?.Dispose();
    }

    private async Task WriteAsync(IReadOnlyList<Trial> known, IReadOnlyList<string> earlier)
    {
        var written = new Dictionary<int, RunInfo>();
        foreach (string before in earlier)
        {
            await EndAsync(before);
            await foreach (RunInfo run in BelowAsync(before))
            {
                if (int.TryParse(run.Tags.GetValueOrDefault(TrialRecord.NumberTag), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                {
                    written[number] = run;
                }
            }
        }

        foreach (Trial trial in known)
        {
            await (written.TryGetValue(trial.Number, out RunInfo? run) ? TrialRecord.TakeOverAsync(client, parent, run, trial) : TrialRecord.WriteAsync(client, parent, trial));
        }

        await foreach (Trial trial in _ended.Reader.ReadAllAsync())
        {
            await TrialRecord.WriteAsync(client, parent, trial);
        }
    }

    /// <summary>The run of a search that died is over; this one goes on in its place.</summary>
    private async Task EndAsync(string run)
    {
        if (await FindAsync(run) is { Status: "running" })
        {
            await client.Runs.LogAsync(run, new() { Tags = new Dictionary<string, string> { ["failure"] = $"The process died; the search goes on in {parent.Name}." } });
            await client.Runs.UpdateAsync(run, new("killed"));
        }
    }

    private async Task<RunInfo?> FindAsync(string run)
    {
        try
        {
            return await client.Runs.GetAsync(run);
        }
        catch (ServerException gone) when (gone.Problem.Status == 404)
        {
            return null;
        }
    }

    private async IAsyncEnumerable<RunInfo> BelowAsync(string run)
    {
        string? cursor = null;
        do
        {
            RunList page = await client.Runs.ListAsync(new() { Experiment = parent.Experiment, Filter = $"tags.`{TrialRecord.ParentTag}` = '{run}'", Limit = 1000, Cursor = cursor });
            foreach (RunInfo found in page.Runs)
            {
                yield return found;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }
}
