using System.Text.Json.Nodes;
using Mainspring.Cli.Data.Dvc;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Datasets;
using Mainspring.Data.Hashing;
using Mainspring.Lifecycle.Datasets.Dvc;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Cli.Data;

/// <summary><c>mainspring data push</c>: sends the contents that a DVC repository names to a remote.</summary>
internal static class PushVerb
{
    private static readonly Argument<string[]> Targets = new("targets") { Description = ".dvc files, or data that such stand for; or versions such as telco@3, which are put under DVC here [default: all of the repository]", Arity = ArgumentArity.ZeroOrMore };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var verb = new VerbCommand("push", "Send the contents that a DVC repository names to a remote, so that 'dvc pull' and 'data pull' find them.")
        {
            Examples =
            [
                new("mainspring data push", "everything, to the default remote of .dvc/config"),
                new("mainspring data push telco@3", "a version that the server keeps: as telco.csv and telco.csv.dvc here, and to the remote"),
                new("mainspring data push telco.csv.dvc --dvc-remote s3://team/data", "one file, to a bucket"),
            ],
            ExitCodes = "6 no repository, remote, version or content; 7 a file exists and holds something else; 8 the store does not let us in; 75 it does not answer",
        };
        verb.Add(Targets);
        verb.Add(DvcVerbs.Remote);
        return verb.Runs(RunAsync);
    }

    private static async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        DvcRepository repository = DvcVerbs.Repository();
        IDvcRemote remote = DvcRemotes.Open(repository, invocation.Value(DvcVerbs.Remote))
            ?? throw new CommandFailure(ExitCode.Usage, "the repository has no default remote; name one with --dvc-remote: a folder such as ./share, or s3://bucket/path");
        using ProgressLine progress = invocation.Terminal.Progress("push");
        HashCache hashes = DataCache.Hashes(invocation.Place);
        try
        {
            IReadOnlyList<DvcOutput> outputs = DvcVerbs.Outputs(repository, await TrackVersionsAsync(invocation, repository, hashes, cancellation));
            int sent = await new DvcTransfer(repository, remote, hashes).PushAsync(outputs, cancellation);
            progress.Done($"{sent:N0} objects sent");
            if (invocation.Terminal.IsJson)
            {
                invocation.Terminal.Json(new JsonObject { ["outputs"] = outputs.Count, ["objects_sent"] = sent });
            }

            return ExitCode.Ok;
        }
        finally
        {
            (remote as IDisposable)?.Dispose();
        }
    }

    /// <summary>The targets, with versions written here and put under DVC.</summary>
    private static async Task<IReadOnlyList<string>> TrackVersionsAsync(Invocation invocation, DvcRepository repository, HashCache hashes, CancellationToken cancellation)
    {
        List<string> targets = [];
        foreach (string target in invocation.Value(Targets) ?? [])
        {
            var address = SourceAddress.Parse(target, Environment.CurrentDirectory);
            if (address is not (SourceAddress.Version or SourceAddress.Content))
            {
                targets.Add(target);
                continue;
            }

            await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
            DatasetVersionInfo version = await VersionFetcher.FindAsync(session.Client, address, cancellation);
            string path = await VersionFiles.WriteAsync(session.Client, version, version.Files is null ? version.FileName : version.Name, force: false, hashes, cancellation);
            targets.Add(new DvcTracking(repository, hashes).Add(path, cancellation));
        }

        return targets;
    }
}
