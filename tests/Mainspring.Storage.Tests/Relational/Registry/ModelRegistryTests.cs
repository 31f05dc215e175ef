using System.Text;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Storage.Files;
using Mainspring.Storage.Relational.Artifacts;
using Mainspring.Storage.Relational.Registry;
using Mainspring.Storage.Relational.Tracking;
using Mainspring.Storage.Relational.Tracking.LoggedModels;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Relational.Registry;

/// <summary>The rules of the registry over real stores.</summary>
public sealed class ModelRegistryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;
    private readonly Tracker _tracker;
    private readonly RunFiles _files;
    private readonly ModelRegistry _registry;
    private readonly RegistryStore _store;

    public ModelRegistryTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        var runs = new TrackingStore(_database);
        _store = new(_database);
        FolderArtifactStore artifacts = new(_folder.File("artifacts"), TimeProvider.System);
        _tracker = new(runs, TimeProvider.System);
        ArtifactTree tree = new(_database);
        _files = new(runs, tree, artifacts, TimeProvider.System);
        _registry = new(_store, runs, new(runs, new LoggedModelStore(_database), tree, _store, artifacts), new(artifacts, new OpeningTrial()), TimeProvider.System);
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_version_holds_the_files_of_its_folder_and_the_metrics_of_its_run()
    {
        RunId run = await StartAsync();
        Content model = await AttachAsync(run, "model/model.json", "{}");
        await AttachAsync(run, "model/MLmodel", "flavors:");
        await AttachAsync(run, "evaluation.json", "{}");
        await _tracker.LogAsync(run, new() { Metrics = [new("auc", 0.8, 0, default), new("auc", 0.9, 1, default)] });

        ModelVersion version = await RegisterAsync(run);

        version.Manifest.Select(file => file.Path.Value).ShouldBe(["MLmodel", "model.json"]);
        version.Identity.ShouldBe(model.Hash);
        version.Metrics.ShouldBe(new Dictionary<string, double> { ["auc"] = 0.9 });
    }

    [Fact]
    public async Task A_version_stays_as_it_is_when_its_run_changes()
    {
        RunId run = await StartAsync();
        await AttachAsync(run, "model/model.json", "old");
        ModelVersion version = await RegisterAsync(run);
        await AttachAsync(run, "model/model.json", "new");

        (await _store.FindVersionAsync("churn", new VersionReference.Number(1)))!.Manifest.ShouldBe(version.Manifest);
    }

    [Fact]
    public async Task The_same_files_have_the_same_identity_also_without_a_model_file()
    {
        RunId first = await StartAsync();
        RunId second = await StartAsync();
        foreach (RunId run in (RunId[])[first, second])
        {
            await AttachAsync(run, "model/model.onnx", "graph");
        }

        (await RegisterAsync(first)).Identity.ShouldBe((await RegisterAsync(second)).Identity);
    }

    [Fact]
    public async Task What_cannot_be_registered_is_said()
    {
        RunId run = await StartAsync();
        ArtifactPath folder = ArtifactPath.Parse("model");

        (await _registry.RegisterAsync("churn", RunId.New(), folder)).ShouldBe(new RegisterOutcome.NoSuchRun());
        (await _registry.RegisterAsync("churn", run, folder)).ShouldBe(new RegisterOutcome.NoFiles());
        foreach (string name in (string[])["", "a/b", "a:b", "a@b", "..", "a\nb", new string('a', 251)])
        {
            (await _registry.RegisterAsync(name, run, folder)).ShouldBeOfType<RegisterOutcome.Refused>();
        }
    }

    [Theory]
    [InlineData("latest")]
    [InlineData("3")]
    [InlineData("v3")]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    public async Task An_alias_cannot_be_mistaken_for_something_else(string alias) =>
        (await _registry.MoveAliasAsync(new() { Model = "churn", Alias = alias, To = 1 })).ShouldBeOfType<AliasOutcome.Refused>();

    [Fact]
    public async Task Listeners_hear_of_a_move_after_it_is_kept_and_not_of_one_that_changed_nothing()
    {
        RunId run = await StartAsync();
        await AttachAsync(run, "model/model.json", "{}");
        await RegisterAsync(run);
        List<int?> heard = [];
        _registry.Events.Subscribe(async (happened, _) => heard.Add((await _store.FindModelAsync(happened.Model))!.Aliases.TryGetValue("champion", out int version) ? version : null));

        await MoveAsync(1);
        await MoveAsync(1);
        await MoveAsync(7);
        await MoveAsync(null);
        await MoveAsync(null);

        heard.ShouldBe([1, null]);
    }

    [Fact]
    public async Task A_folder_that_is_registered_already_is_registered_again_only_when_it_computes_something_else()
    {
        RunId run = await StartAsync();
        await AttachAsync(run, "model/model.json", "{}");
        (await RegisterAsync(run)).Version.ShouldBe(1);

        (await RegisterAsync(run)).Version.ShouldBe(1);
        await AttachAsync(run, "model/model.json", "{ }");
        (await RegisterAsync(run)).Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_version_is_made_of_the_files_that_its_source_names_now()
    {
        RunId run = await StartAsync();
        await AttachAsync(run, "model/MLmodel", "flavors:\n  sklearn: {}\n  python_function: {loader_module: mlflow.sklearn}\n");
        await AttachAsync(run, "model/model.pkl", "bytes");
        await _registry.CreateModelAsync(new("foreign"));

        ModelVersion ofRun = await DraftAsync($"runs:/{run}/model");
        await AttachAsync(run, "model/model.pkl", "other bytes");
        ModelVersion copy = await DraftAsync("models:/foreign/1");
        ModelVersion note = await DraftAsync("s3://bucket/model");

        ofRun.Run.ShouldBe(run);
        ofRun.Manifest.Select(file => file.Path.Value).ShouldBe(["MLmodel", "model.pkl"]);
        ofRun.Flavors.ShouldBe(["python_function", "sklearn"]);
        (copy.Version, copy.Run).ShouldBe((2, run));
        copy.Manifest.ShouldBe(ofRun.Manifest);
        note.Manifest.ShouldBeEmpty();
        note.Identity.ShouldBeNull();
    }

    [Fact]
    public async Task The_files_of_a_version_are_found_where_they_came_from_until_its_run_changes_them()
    {
        RunId run = await StartAsync();
        await AttachAsync(run, "model/model.json", "{}");
        await AttachAsync(run, "model/deep/weights", "old");
        ModelVersion version = await RegisterAsync(run);
        ArtifactTree tree = new(_database);
        VersionFiles files = new(tree, TimeProvider.System);
        (await files.PlaceAsync(version)).ShouldBe(version.Folder);

        await AttachAsync(run, "model/deep/weights", "new");
        ArtifactPath moved = (await files.PlaceAsync(version))!;

        moved.ShouldNotBe(version.Folder);
        (await tree.ListFilesAsync(moved)).Select(file => new ModelFile(file.Path.RelativeTo(moved), file.Content)).OrderBy(file => file.Path.Value, StringComparer.Ordinal)
            .ShouldBe(version.Manifest.OrderBy(file => file.Path.Value, StringComparer.Ordinal));
        (await files.PlaceAsync(version)).ShouldBe(moved);
    }

    [Fact]
    public async Task A_draft_that_names_what_is_not_there_is_not_registered()
    {
        (await _registry.RegisterAsync(new VersionDraft("nothing", "word"))).ShouldBe(new RegisterOutcome.NoSuchModel());
        await _registry.CreateModelAsync(new("foreign"));

        (await _registry.RegisterAsync(new VersionDraft("foreign", $"runs:/{RunId.New()}/model"))).ShouldBeOfType<RegisterOutcome.NoSuchSource>();
        (await _registry.RegisterAsync(new VersionDraft("foreign", "models:/nothing/1"))).ShouldBeOfType<RegisterOutcome.NoSuchSource>();
        (await _registry.RegisterAsync(new VersionDraft("foreign", "file:///etc/passwd"))).ShouldBeOfType<RegisterOutcome.Refused>();
    }

    [Fact]
    public async Task Every_change_is_told()
    {
        List<string> heard = [];
        _registry.Events.Subscribe((happened, _) =>
        {
            heard.Add($"{happened.GetType().Name}{(happened.IsPrompt ? " of a prompt" : "")}");
            return Task.CompletedTask;
        });

        await _registry.CreateModelAsync(new("greeting") { Tags = new Dictionary<string, string> { [PromptTags.IsPrompt] = "true" } });
        await _registry.RegisterAsync(new VersionDraft("greeting", "prompt-template"));
        await _registry.ChangeVersionAsync("greeting", 1, new() { Description = "d", SetTags = new Dictionary<string, string> { ["a"] = "b" }, RemoveTags = ["c"] });
        await _registry.MoveStageAsync(new("greeting", 1, ModelStage.Staging));
        await _registry.MoveStageAsync(new("greeting", 1, ModelStage.Staging));
        await _registry.MoveAliasAsync(new() { Model = "greeting", Alias = "best", To = 1 });
        await _registry.RemoveVersionAsync("greeting", 1);
        await _registry.RenameModelAsync("greeting", "hello");
        await _registry.RemoveModelAsync("hello");

        heard.ShouldBe(
            new[] { "ModelCreated", "VersionCreated", "VersionDescribed", "VersionTagSet", "VersionTagDeleted", "StageChanged", "AliasSet", "AliasDeleted", "VersionDeleted", "ModelRenamed", "ModelDeleted" }
                .Select(name => $"{name} of a prompt"));
    }

    private async Task<ModelVersion> DraftAsync(string source) =>
        (await _registry.RegisterAsync(new VersionDraft("foreign", source))).ShouldBeOfType<RegisterOutcome.Registered>().Version;

    private async Task<RunId> StartAsync() => ((StartOutcome.Started)await _tracker.StartAsync(new() { Experiment = "churn" })).Run.Id;

    private async Task<Content> AttachAsync(RunId run, string path, string text) =>
        (await _files.AttachAsync(run, ArtifactPath.Parse(path), new MemoryStream(Encoding.UTF8.GetBytes(text)))).Artifact!.Content;

    private async Task<ModelVersion> RegisterAsync(RunId run) =>
        (await _registry.RegisterAsync("churn", run, ArtifactPath.Parse("model"))).ShouldBeOfType<RegisterOutcome.Registered>().Version;

    private Task<AliasOutcome> MoveAsync(int? version) => _registry.MoveAliasAsync(new() { Model = "churn", Alias = "champion", To = version });
}
