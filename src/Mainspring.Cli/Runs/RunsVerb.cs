namespace Mainspring.Cli.Runs;

/// <summary><c>mainspring runs</c>: what was tried, and what came of it.</summary>
internal static class RunsVerb
{
    public static Command Create()
    {
        VerbCommand group = new("runs", "List, show and compare runs.")
        {
            Examples =
            [
                new("mainspring runs list", "the newest runs with their metrics"),
                new("mainspring runs compare brave-otter-14 calm-heron-13", "two runs side by side"),
            ],
        };
        group.Add(RunsList.Create());
        group.Add(RunsShow.Create());
        group.Add(RunsCompare.Create());
        return group;
    }
}
