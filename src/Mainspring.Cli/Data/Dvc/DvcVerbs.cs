using Mainspring.Lifecycle.Datasets.Dvc;

namespace Mainspring.Cli.Data.Dvc;

/// <summary>What the verbs on DVC repositories have in common.</summary>
internal static class DvcVerbs
{
    /// <summary>The remote.</summary>
    public static readonly Option<string> Remote = new("--dvc-remote") { Description = "a remote of .dvc/config, a folder such as ./share, or s3://bucket/path [default: that of .dvc/config]", HelpName = "remote" };

    /// <summary>The repository of the current folder.</summary>
    /// <exception cref="CommandFailure">There is none.</exception>
    public static DvcRepository Repository() => DvcRepository.Find(Environment.CurrentDirectory)
        ?? throw new CommandFailure(ExitCode.NotFound, "neither this folder nor one above it is a DVC repository; 'mainspring data add FILE --dvc' makes one");

    /// <summary>The outputs that are meant.</summary>
    public static IReadOnlyList<DvcOutput> Outputs(DvcRepository repository, IReadOnlyList<string> targets) =>
        targets.Count == 0 ? repository.Outputs() : [.. targets.SelectMany(repository.Outputs).DistinctBy(output => output.Path)];
}
