namespace Mainspring.Cli.Workspaces;

/// <summary>Where the files of runs and models are kept: the option, else the environment, else a folder of the workspace.</summary>
internal static class ArtifactsOption
{
    /// <summary>The variable, also read by the verbs that host a server for the length of a command.</summary>
    public const string Variable = "MAINSPRING_ARTIFACTS";

    public static readonly Option<string?> Artifacts = new("--artifacts")
    {
        Description = $"keep files in an S3 object store instead of in the workspace's folder (or {Variable}; the key in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY)",
        HelpName = "s3://bucket/prefix?endpoint=URL",
    };

    /// <summary>The location, or null for the folder.</summary>
    public static string? Of(Invocation invocation) => invocation.Value(Artifacts) is { Length: > 0 } named ? named : FromEnvironment();

    public static string? FromEnvironment() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable ? variable : null;
}
