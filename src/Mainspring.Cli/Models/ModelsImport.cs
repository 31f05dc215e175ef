using System.Globalization;
using Mainspring.Cli.Workspaces;
using Mainspring.Client;
using Mainspring.Client.Models;
using Mainspring.Client.Runs;
using Mainspring.Learning.Models;

namespace Mainspring.Cli.Models;

/// <summary><c>mainspring models import</c>.</summary>
internal static class ModelsImport
{
    private const string Folder = "model";

    private static readonly Argument<string> Source = new("folder") { Description = "a model directory that 'models export' wrote" };
    private static readonly Option<string> Name = new("--name") { Description = "the model that it becomes a version of; it is made when it is missing", Required = true };

    public static Command Create()
    {
        VerbCommand verb = new("import", "Register the model of a folder as the next version of a model.")
        {
            Examples = [new("mainspring models import churn-model --name telco-churn", "a run with the files is recorded, and a version registered from it")],
            ExitCodes = "6 no such folder, 65 it is no model that can be served",
        };
        verb.Add(Source);
        verb.Add(Name);
        return verb.Runs(ImportAsync);
    }

    private static async Task<int> ImportAsync(Invocation invocation, CancellationToken cancellation)
    {
        string source = Path.GetFullPath(invocation.Value(Source)!);
        Model model = Open(source);
        await using ServerSession session = await ServerSession.ConnectAsync(invocation.Place, cancellation);
        ModelVersionInfo version = await RegisterAsync(session.Client, invocation.Value(Name)!, source, model, cancellation);
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(version, ModelsJson.Default.ModelVersionInfo);
        }
        else
        {
            invocation.Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{source} is {version.Model}@{version.Version}."));
        }

        return ExitCode.Ok;
    }

    private static Model Open(string source)
    {
        if (!Directory.Exists(source))
        {
            throw File.Exists(source)
                ? new CommandFailure(ExitCode.InvalidInput, $"'{source}' is a file; importing models of other tools is not available yet, name a folder that 'models export' wrote")
                : new CommandFailure(ExitCode.NotFound, $"there is no folder '{source}'");
        }

        try
        {
            return ModelDirectory.Open(source);
        }
        catch (ModelRefusedException refused)
        {
            throw new CommandFailure(ExitCode.InvalidInput, $"{refused.Message} Importing models of other tools is not available yet.");
        }
    }

    private static async Task<ModelVersionInfo> RegisterAsync(MainspringClient client, string name, string source, Model model, CancellationToken cancellation)
    {
        RunInfo run = await client.Runs.StartAsync(new() { Experiment = name, Tags = new Dictionary<string, string> { ["mainspring.imported"] = "true", ["mainspring.model_identity"] = model.Identity } }, cancellation);
        foreach (string file in Directory.EnumerateFiles(source, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Order(StringComparer.Ordinal))
        {
            await using FileStream stream = File.OpenRead(file);
            await client.Runs.PutArtifactAsync(run.RunId, $"{Folder}/{Path.GetRelativePath(source, file).Replace(Path.DirectorySeparatorChar, '/')}", stream, cancellation);
        }

        ModelVersionInfo version = await client.Models.RegisterAsync(name, new(run.RunId, Folder), cancellation);
        await client.Runs.UpdateAsync(run.RunId, new("finished"), cancellation);
        return version.Identity == model.Identity
            ? version
            : throw new CommandFailure(ExitCode.Failed, $"the files changed while they were read: {version.Model}@{version.Version} is not the model that was verified");
    }
}
