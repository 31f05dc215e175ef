namespace Mainspring.Cli.Data;

/// <summary><c>mainspring data</c>: what can be done with data before and beside training.</summary>
internal static class DataVerb
{
    /// <summary>The command.</summary>
    public static Command Create() => new VerbCommand("data", "Look at data files, and keep versions of them.")
    {
        ProfileVerb.Create(),
        CheckVerb.Create(),
        DiffVerb.Create(),
        AddVerb.Create(),
        VersionsVerb.Create(),
        ShowVerb.Create(),
        PullVerb.Create(),
        PushVerb.Create(),
        PrepareVerb.Create(),
        LoadVerb.Create(),
    };
}
