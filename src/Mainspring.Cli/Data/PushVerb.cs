using System.Text.Json.Nodes;
using Mainspring.Cli.Data.Dvc;
using Mainspring.Data.Hashing;
using Mainspring.Lifecycle.Datasets.Dvc;

namespace Mainspring.Cli.Data;

/// <summary><c>mainspring data push</c>: sends the contents that a DVC repository names to a remote.</summary>
internal static class PushVerb
{
    private static readonly Argument<string[]> Targets = new("targets") { Description = ".dvc files, or data that such stand for [default: all of the repository]", Arity = ArgumentArity.ZeroOrMore };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var verb = new VerbCommand("push", "Send the contents that a DVC repository names to a remote, so that 'dvc pull' and 'data pull' find them.")
        {
            Examples =
            [
                new("mainspring data push", "everything, to the default remote of .dvc/config"),
                new("mainspring data push telco.csv.dvc --dvc-remote s3://team/data", "one file, to a bucket"),
            ],
            ExitCodes = "6 no repository, remote or content; 8 the store does not let us in; 75 it does not answer",
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
            IReadOnlyList<DvcOutput> outputs = DvcVerbs.Outputs(repository, invocation.Value(Targets) ?? []);
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
}
