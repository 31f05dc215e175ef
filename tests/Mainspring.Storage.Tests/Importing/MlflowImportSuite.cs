using Mainspring.Compliance.S3;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.LoggedModels;
using Mainspring.Storage.Files;
using Mainspring.Storage.Importing;
using Mainspring.Storage.Relational;
using Mainspring.Storage.Relational.Artifacts;
using Mainspring.Storage.Relational.Registry;
using Mainspring.Storage.Relational.Tracing;
using Mainspring.Storage.Relational.Tracking;
using Mainspring.Storage.Relational.Tracking.LoggedModels;
using Mainspring.Storage.S3;

namespace Mainspring.Storage.Tests.Importing;

/// <summary>What an import from MLflow must bring over, whichever database it goes to.</summary>
public abstract class MlflowImportSuite : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private protected MlflowImportSuite() => MlflowFile.Write(_folder.File("mlflow.db"), _folder.File("mlartifacts"));

    /// <summary>Where the import goes.</summary>
    protected abstract Database Target { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TrackingStore Runs => new(Target);

    [Fact]
    public async Task Everything_arrives()
    {
        ImportReport report = await ImportAsync();

        Run run = (await Runs.FindRunAsync(RunId.Parse(MlflowFile.Run), Cancellation))!;
        run.Experiment.ShouldBe("Kündigung/日本");
        run.ExperimentId.ShouldBe(1);
        run.Name.ShouldBe("brave-otter-1");
        run.Status.ShouldBe(RunStatus.Finished);
        run.EndedAt!.Value.ToUnixTimeMilliseconds().ShouldBe(1_700_000_000_200);
        run.Params.ShouldBe(new Dictionary<string, string> { ["läuft"] = "ja", ["depth"] = "6" }, ignoreOrder: true);
        run.Tags["note"].ShouldBe("");
        run.Metrics["loss"].Step.ShouldBe(11_999);
        run.Metrics["nan"].Value.ShouldBe(double.NaN);
        run.Metrics["strange"].Value.ShouldBe(double.NegativeInfinity);
        Run deleted = (await Runs.FindRunAsync(RunId.Parse(MlflowFile.DeletedRun), Cancellation))!;
        deleted.DeletedAt!.Value.ToUnixTimeMilliseconds().ShouldBe(1_700_000_000_400);
        deleted.Params["depth"].ShouldBe("7");

        report.Added["metric points"].ShouldBe(12_004);
        report.Added["runs"].ShouldBe(2);
        report.Added["data sets of runs"].ShouldBe(1);
        report.Added["aliases"].ShouldBe(1);
        report.Skipped.Select(item => (item.Kind, item.Id)).ShouldBe([("runs", "not-an-id"), ("model versions", "churn@1")]);
        report.Experiments.ShouldBeEmpty();
        (await PointsAsync()).ShouldBe(12_004);
        (await Target.ReadAsync(session => session.QueryNumber($"SELECT count(*) FROM run_metric WHERE key = {"strange"} AND is_nan = 1"), Cancellation)).ShouldBe(1);
    }

    [Fact]
    public async Task Files_models_and_traces_arrive()
    {
        await ImportAsync();
        var tree = new ArtifactTree(Target);
        (await tree.ListFilesAsync(ArtifactPath.Parse($"1/{MlflowFile.Run}/artifacts"), Cancellation)).Select(file => file.Path.FileName).ShouldBe(["größe.txt", "MLmodel"]);
        var registry = new RegistryStore(Target);
        ModelVersion version = (await registry.FindVersionAsync("churn", new VersionReference.Number(2), Cancellation))!;
        version.Stage.ShouldBe(ModelStage.Production);
        version.Tags["stage"].ShouldBe("gold");
        version.Manifest.Select(file => file.Path.Value).ShouldBe(["MLmodel"]);
        (await registry.FindVersionAsync("churn", new VersionReference.Number(3), Cancellation))!.Manifest.Count.ShouldBe(1);
        (await Target.ReadAsync(session => session.QueryNumber($"SELECT version FROM model_alias WHERE alias = {"champion"}"), Cancellation)).ShouldBe(2);
        Trace trace = (await new TraceStore(Target).FindAsync(TraceId.Parse("tr-1"), Cancellation))!;
        trace.Title.ShouldBe("predict");
        trace.Duration.ShouldBe(TimeSpan.FromMilliseconds(250));
        (await tree.FindAsync(TraceFiles.SpansOf(1, trace.Id), Cancellation)).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_version_3_keeps_arrives_too()
    {
        File.Delete(_folder.File("mlflow.db"));
        MlflowFile.Write(_folder.File("mlflow.db"), _folder.File("mlartifacts"), version3: true);
        ImportReport report = await ImportAsync();

        LoggedModel model = (await new LoggedModelStore(Target).FindAsync(LoggedModelId.Parse(MlflowFile.Model), Cancellation))!;
        (model.Name, model.Status, model.Params["layers"]).ShouldBe(("net", LoggedModelStatus.Ready, "3"));
        report.Added["models of runs"].ShouldBe(1);
        (await new RegistryStore(Target).FindVersionAsync("churn", new VersionReference.Number(4), Cancellation))!.Manifest.Single().Path.Value.ShouldBe("MLmodel");
        var traces = new TraceStore(Target);
        Trace trace = (await traces.FindAsync(TraceId.Parse("tr-2"), Cancellation))!;
        (trace.State, trace.ClientRequestId, trace.RequestPreview).ShouldBe((TraceState.Error, "r-9", "asked"));
        (trace.Assessments.Single().Value, trace.Assessments.Single().Metadata["k"]).ShouldBe(("true", "v"));
        (await traces.ReadSpansAsync(trace.Id, Cancellation)).Single().Type.ShouldBe("LLM");
        (await ImportAsync()).Added.Values.ShouldAllBe(count => count == 0);
    }

    [Fact]
    public async Task Files_come_from_an_object_store_too()
    {
        using var server = new S3Server();
        S3Location location = S3Location.Parse(server.Url, S3Server.Environment);
        await PutFilesAsync(location);
        var importer = new MlflowImporter(Target, new FolderArtifactStore(_folder.File("contents"), TimeProvider.System), new ArtifactTree(Target), TimeProvider.System, S3Server.Environment);
        string from = $"sqlite:///{_folder.File("mlflow.db")}";

        ImportReport report = await importer.RunAsync(from, server.Url, null, Cancellation);
        report.Skipped.ShouldNotContain(item => item.Kind == "files");
        (await new ArtifactTree(Target).ListFilesAsync(ArtifactPath.Parse($"1/{MlflowFile.Run}/artifacts"), Cancellation)).Select(file => file.Path.FileName).ShouldBe(["größe.txt", "MLmodel"]);
        (await new RegistryStore(Target).FindVersionAsync("churn", new VersionReference.Number(2), Cancellation))!.Manifest.Select(file => file.Path.Value).ShouldBe(["MLmodel"]);
        (await importer.RunAsync(from, server.Url, null, Cancellation)).Added.Values.ShouldAllBe(count => count == 0);

        server.Stop();
        await Should.ThrowAsync<ImportRefusedException>(() => importer.RunAsync(from, server.Url, null, Cancellation));
    }

    [Fact]
    public async Task Files_in_a_bucket_that_the_database_names_need_a_key()
    {
        using var server = new S3Server();
        S3Location location = S3Location.Parse(server.Url, S3Server.Environment);
        await PutFilesAsync(location);
        MlflowFile.Change(_folder.File("mlflow.db"), $"UPDATE runs SET artifact_uri = 's3://{location.Bucket}/{location.Prefix}1/{MlflowFile.Run}/artifacts' WHERE run_uuid = '{MlflowFile.Run}'");
        string from = $"sqlite:///{_folder.File("mlflow.db")}";

        ImportReport report = await Importer().RunAsync(from, null, null, Cancellation);
        report.Skipped.First(item => item.Kind == "files").Reason.ShouldContain("AWS_ACCESS_KEY_ID");

        string? KeyAndEndPoint(string name) => name == "MLFLOW_S3_ENDPOINT_URL" ? location.EndPoint!.ToString() : S3Server.Environment(name);
        var importer = new MlflowImporter(Target, new FolderArtifactStore(_folder.File("contents"), TimeProvider.System), new ArtifactTree(Target), TimeProvider.System, KeyAndEndPoint);
        await importer.RunAsync(from, null, null, Cancellation);
        (await new ArtifactTree(Target).ListFilesAsync(ArtifactPath.Parse($"1/{MlflowFile.Run}/artifacts"), Cancellation)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_second_import_adds_nothing()
    {
        await ImportAsync();
        ImportReport again = await ImportAsync();
        again.Added.Values.ShouldAllBe(count => count == 0);
        (await PointsAsync()).ShouldBe(12_004);
    }

    [Fact]
    public async Task An_experiment_whose_number_is_taken_gets_another()
    {
        await Target.WriteAsync(session => session.Execute($"INSERT INTO experiment (experiment_id, name, created_at, updated_at, artifact_root) VALUES (1, {"mine"}, 1, 1, {"1"})"), Cancellation);
        ImportReport report = await ImportAsync();

        long now = report.Experiments[1];
        now.ShouldNotBe(1);
        Run run = (await Runs.FindRunAsync(RunId.Parse(MlflowFile.Run), Cancellation))!;
        run.ExperimentId.ShouldBe(now);
        (await new ArtifactTree(Target).ListFilesAsync(ArtifactPath.Parse($"{now}/{MlflowFile.Run}/artifacts"), Cancellation)).Count.ShouldBe(2);
        (await ImportAsync()).Added.Values.ShouldAllBe(count => count == 0);
    }

    [Fact]
    public async Task The_source_is_not_changed()
    {
        byte[] before = await File.ReadAllBytesAsync(_folder.File("mlflow.db"), Cancellation);
        await ImportAsync();
        (await File.ReadAllBytesAsync(_folder.File("mlflow.db"), Cancellation)).ShouldBe(before);
    }

    [Theory]
    [InlineData("sqlite:///nowhere.db")]
    [InlineData("mysql://host/mlflow")]
    public async Task A_source_that_cannot_be_read_is_refused(string from) =>
        await Should.ThrowAsync<ImportRefusedException>(() => Importer().RunAsync(from, null, null, Cancellation));

    [Fact]
    public async Task A_database_that_is_none_of_MLflow_is_refused()
    {
        await File.WriteAllTextAsync(_folder.File("text.db"), "no database at all, only some text that is long enough to have a header", Cancellation);
        await Should.ThrowAsync<ImportRefusedException>(() => Importer().RunAsync($"sqlite:///{_folder.File("text.db")}", null, null, Cancellation));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Target.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private Task<ImportReport> ImportAsync() => Importer().RunAsync($"sqlite:///{_folder.File("mlflow.db")}", _folder.File("mlartifacts"), null, Cancellation);

    private MlflowImporter Importer() => new(Target, new FolderArtifactStore(_folder.File("contents"), TimeProvider.System), new ArtifactTree(Target), TimeProvider.System, static _ => null);

    private async Task PutFilesAsync(S3Location location)
    {
        using var bucket = new S3Bucket(location);
        string root = _folder.File("mlartifacts");
        foreach (string file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            await using FileStream bytes = File.OpenRead(file);
            await bucket.PutAsync(Path.GetRelativePath(root, file), bytes, Cancellation);
        }
    }

    private Task<long?> PointsAsync() => Target.ReadAsync(session => session.QueryNumber($"SELECT count(*) FROM run_metric"), Cancellation);
}
