namespace Mainspring.Cli.Runs;

/// <summary><c>mainspring runs</c>: what was tried, and what came of it.</summary>
internal static class RunsVerb
{
    public static Command Create()
    {
        VerbCommand group = new("runs", "List, show, compare, move, delete and restore runs.")
        {
            Examples =
            [
                new("mainspring runs list", "the newest runs with their metrics"),
                new("mainspring runs list --filter 'metrics.roc_auc > 0.8' --order 'metrics.roc_auc DESC'", "the best ones, best first"),
                new("mainspring runs compare brave-otter-14 calm-heron-13", "two runs side by side"),
            ],
        };
        group.Add(RunsList.Create());
        group.Add(RunsShow.Create());
        group.Add(RunsCompare.Create());
        group.Add(RunsMove.Create());
        group.Add(RunsDelete.Create());
        group.Add(RunsRestore.Create());
        group.Add(RunsRemove.Create());
        return group;
    }

    /// <summary>The argument of verbs on one run.</summary>
    public static Argument<string> Run() => new("run") { Description = "the id, the beginning of it, or the name of the run" };
}
