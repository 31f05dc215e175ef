using System.Globalization;
using Mainspring.Cli.Workspaces;
using Mainspring.Client;
using Mainspring.Client.Models;
using Mainspring.Client.Runs;
using Mainspring.Learning.Foreign;
using Mainspring.Learning.Models;

namespace Mainspring.Cli.Models;

/// <summary><c>mainspring models import</c>.</summary>
internal static class ModelsImport
{
    private const string Folder = "model";

    private static readonly Argument<string> Source = new("source") { Description = "a model directory of this product or of MLflow, a file of ONNX, XGBoost (JSON, UBJSON) or LightGBM (text), or the address of a scorer" };
    private static readonly Option<string> Name = new("--name") { Description = "the model that it becomes a version of; it is made when it is missing", Required = true };
    private static readonly Option<string> Columns = new("--columns") { Description = "what the columns of a file are called, in their order [default: as the file says]", HelpName = "a,b,c" };
    private static readonly Option<string> Classes = new("--classes") { Description = "the labels of a classifier, in the order of its numbers; of two the positive one last [default: as the file says]", HelpName = "no,yes" };
    private static readonly Option<string> Like = new("--like") { Description = "of a scorer at an address: the registered model whose columns and classes it shares", HelpName = "model@version" };
    private static readonly Option<string> Protocol = new("--protocol") { Description = "of a scorer at an address: json (as this server), mlflow or oip", HelpName = "name", DefaultValueFactory = _ => "json" };
    private static readonly Option<int> DeadlineMs = new("--deadline-ms") { Description = "of a scorer at an address: how long it may take for a request", HelpName = "number", DefaultValueFactory = _ => 2000 };
    private static readonly Option<string> Target = new("--target") { Description = "what it predicts [default: target]", HelpName = "column" };

    public static Command Create()
    {
        VerbCommand verb = new("import", "Register a model of a folder or a file as the next version of a model, when it can be served.")
        {
            Examples =
            [
                new("mainspring models import churn-model --name telco-churn", "what 'models export' or MLflow wrote: its files are recorded in a run, tried, and a version registered from them"),
                new("mainspring models import model.ubj --name churn --classes No,Yes", "boosted trees of XGBoost"),
            ],
            ExitCodes = "6 no such folder or file, 65 it is no model that can be served",
        };
        foreach (Option option in (Option[])[Name, Columns, Classes, Target, Like, Protocol, DeadlineMs])
        {
            verb.Add(option);
        }

        verb.Add(Source);
        return verb.Runs(ImportAsync);
    }

    private static async Task<int> ImportAsync(Invocation invocation, CancellationToken cancellation)
    {
        if (RemoteSource.IsAddress(invocation.Value(Source)!))
        {
            return await ImportRemoteAsync(invocation, cancellation);
        }

        string path = Path.GetFullPath(invocation.Value(Source)!);
        string[] classes = List(invocation.Value(Classes));
        ForeignTarget target = invocation.Value(Target) is null && classes.Length == 0 ? ForeignTarget.Unknown : new(invocation.Value(Target) ?? ForeignTarget.Unknown.Column, classes);
        using ForeignSource source = ForeignSource.Of(path, List(invocation.Value(Columns)), target);
        Model model = source.Open();
        await using ServerSession session = await ServerSession.ConnectAsync(invocation.Place, cancellation);
        ModelVersionInfo version = await RegisterAsync(session.Client, invocation.Value(Name)!, source.Folder, model.Identity, cancellation);
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(version, ModelsJson.Default.ModelVersionInfo);
        }
        else
        {
            invocation.Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{path} is {version.Model}@{version.Version}."));
        }

        return ExitCode.Ok;
    }

    private static async Task<int> ImportRemoteAsync(Invocation invocation, CancellationToken cancellation)
    {
        string url = invocation.Value(Source)!;
        await using ServerSession session = await ServerSession.ConnectAsync(invocation.Place, cancellation);
        using RemoteSource source = await RemoteSource.MakeAsync(
            session.Client, url, invocation.Value(Like), invocation.Value(Protocol)!, TimeSpan.FromMilliseconds(invocation.Value(DeadlineMs)), cancellation);
        ModelVersionInfo version = await RegisterAsync(session.Client, invocation.Value(Name)!, source.Folder, identity: null, cancellation);
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(version, ModelsJson.Default.ModelVersionInfo);
        }
        else
        {
            invocation.Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{url} is {version.Model}@{version.Version}."));
        }

        return ExitCode.Ok;
    }

    private static string[] List(string? words) => words?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static Dictionary<string, string> TagsOf(string? identity) =>
        identity is null ? new() { ["mainspring.imported"] = "true" } : new() { ["mainspring.imported"] = "true", ["mainspring.model_identity"] = identity };

    private static async Task<ModelVersionInfo> RegisterAsync(MainspringClient client, string name, string source, string? identity, CancellationToken cancellation)
    {
        RunInfo run = await client.Runs.StartAsync(new() { Experiment = name, Tags = TagsOf(identity) }, cancellation);
        foreach (string file in Directory.EnumerateFiles(source, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Order(StringComparer.Ordinal))
        {
            await using FileStream stream = File.OpenRead(file);
            await client.Runs.PutArtifactAsync(run.RunId, $"{Folder}/{Path.GetRelativePath(source, file).Replace(Path.DirectorySeparatorChar, '/')}", stream, cancellation);
        }

        ModelVersionInfo version = await client.Models.RegisterAsync(name, new(run.RunId, Folder), cancellation);
        await client.Runs.UpdateAsync(run.RunId, new("finished"), cancellation);
        return version.Identity == identity || !File.Exists(Path.Combine(source, ModelDirectory.ModelFile))
            ? version
            : throw new CommandFailure(ExitCode.Failed, $"the files changed while they were read: {version.Model}@{version.Version} is not the model that was verified");
    }
}
