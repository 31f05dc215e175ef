using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Compliance.Registry;

/// <summary>What every store of models must do.</summary>
public abstract partial class RegistryStoreSuite
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);

    /// <summary>The store under test, empty at first.</summary>
    protected abstract IRegistryStore Store { get; }

    [Fact]
    public async Task A_version_reads_back_as_it_was_written()
    {
        NewModelVersion given = Version("churn") with
        {
            Metrics = new Dictionary<string, double> { ["auc"] = 0.85, ["odd"] = double.NaN, ["far"] = double.PositiveInfinity },
            Tags = new Dictionary<string, string> { ["note"] = "first" },
            Source = "mlflow-artifacts:/1/run/artifacts/model",
            Folder = ArtifactPath.Parse("1/run/artifacts/model"),
            RunLink = "https://elsewhere/run",
            ModelId = "m-1",
            User = "ada",
            Description = "the first",
            Flavors = ["mainspring", "python_function"],
        };
        ModelVersion version = await AddAsync(given);

        (version.Model, version.Version, version.Run, version.Identity, version.CreatedAt).ShouldBe(("churn", 1, given.Run, given.Identity, Start));
        (version.Source, version.Folder, version.RunLink, version.ModelId, version.User, version.Description, version.UpdatedAt)
            .ShouldBe((given.Source, given.Folder, given.RunLink, given.ModelId, given.User, given.Description, Start));
        (version.Status, version.Stage).ShouldBe((VersionStatus.Ready, ModelStage.None));
        version.Flavors.ShouldBe(given.Flavors);
        version.Manifest.ShouldBe(given.Manifest);
        version.Metrics.ShouldBe(given.Metrics, ignoreOrder: true);
        version.Tags.ShouldBe(given.Tags);
        version.Aliases.ShouldBeEmpty();
        (await Store.FindVersionAsync("churn", new VersionReference.Number(1))).ShouldBeEquivalentTo(version);
    }

    [Fact]
    public async Task Versions_count_up_for_each_model()
    {
        foreach ((string model, int expected) in ((string, int)[])[("a", 1), ("a", 2), ("b", 1), ("a", 3)])
        {
            (await AddAsync(Version(model))).Version.ShouldBe(expected);
        }

        (await Store.ListVersionsAsync("a", 10)).Select(version => version.Version).ShouldBe([3, 2, 1]);
        (await Store.ListVersionsAsync("a", 2, before: 3)).Select(version => version.Version).ShouldBe([2, 1]);
        (await Store.ListVersionsAsync("c", 2)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_that_register_at_once_get_numbers_of_their_own()
    {
        ModelVersion[] versions = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => AddAsync(Version("churn")))));

        versions.Select(version => version.Version).Order().ShouldBe(Enumerable.Range(1, 50));
    }

    [Fact]
    public async Task A_version_is_found_by_number_by_alias_and_as_the_latest()
    {
        await AddAsync("churn", 3);
        await MoveAsync("champion", 2);

        (await FindAsync("2")).ShouldBe(2);
        (await FindAsync("v2")).ShouldBe(2);
        (await FindAsync("champion")).ShouldBe(2);
        (await FindAsync("latest")).ShouldBe(3);
        (await FindAsync("4")).ShouldBeNull();
        (await FindAsync("other")).ShouldBeNull();
        (await Store.FindVersionAsync("iris", new VersionReference.Latest())).ShouldBeNull();
    }

    [Fact]
    public async Task An_alias_is_set_moved_and_removed()
    {
        await AddAsync("churn", 2);

        (await MoveAsync("champion", 1)).ShouldBe(new AliasOutcome.Moved(null));
        (await MoveAsync("champion", 2)).ShouldBe(new AliasOutcome.Moved(1));
        (await Store.FindModelAsync("churn"))!.Aliases.ShouldBe(new Dictionary<string, int> { ["champion"] = 2 });
        (await Store.FindVersionAsync("churn", new VersionReference.Number(2)))!.Aliases.ShouldBe(["champion"]);

        (await MoveAsync("champion", null)).ShouldBe(new AliasOutcome.Moved(2));
        (await MoveAsync("champion", null)).ShouldBe(new AliasOutcome.Moved(null));
        (await Store.FindModelAsync("churn"))!.Aliases.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_alias_points_only_to_what_is_there()
    {
        await AddAsync("churn", 1);

        (await MoveAsync("champion", 2)).ShouldBe(new AliasOutcome.NoSuchVersion());
        (await Store.MoveAliasAsync(new() { Model = "iris", Alias = "champion", To = 1 }, Start)).ShouldBe(new AliasOutcome.NoSuchModel());
    }

    [Fact]
    public async Task An_alias_that_points_elsewhere_than_expected_stays()
    {
        await AddAsync("churn", 3);
        (await MoveAsync("champion", 1, expected: 2)).ShouldBe(new AliasOutcome.PointsElsewhere(null));
        (await MoveAsync("champion", 1, expected: AliasMove.Absent)).ShouldBe(new AliasOutcome.Moved(null));
        (await MoveAsync("champion", 2, expected: AliasMove.Absent)).ShouldBe(new AliasOutcome.PointsElsewhere(1));
        (await MoveAsync("champion", 3, expected: 1)).ShouldBe(new AliasOutcome.Moved(1));
        (await FindAsync("champion")).ShouldBe(3);
    }

    [Fact]
    public async Task Of_a_hundred_that_expect_the_same_exactly_one_moves_the_alias()
    {
        await AddAsync("churn", 5);
        await MoveAsync("champion", 1);
        int expected = 1;
        for (int round = 2; round <= 5; round++)
        {
            AliasOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => MoveAsync("champion", round, expected))));

            outcomes.Count(outcome => outcome is AliasOutcome.Moved).ShouldBe(1);
            outcomes.OfType<AliasOutcome.PointsElsewhere>().Count().ShouldBe(99);
            expected = round;
        }
    }

    [Fact]
    public async Task Models_are_listed_by_name_in_pages()
    {
        foreach (string model in (string[])["iris", "churn", "homes"])
        {
            await AddAsync(model, 2);
        }

        IReadOnlyList<RegisteredModel> first = await Store.ListModelsAsync(2);
        first.Select(model => (model.Name, model.LatestVersion, model.Versions)).ShouldBe([("churn", 2, 2), ("homes", 2, 2)]);
        (await Store.ListModelsAsync(2, after: "homes")).Select(model => model.Name).ShouldBe(["iris"]);
        (await Store.FindModelAsync("nothing")).ShouldBeNull();
    }

    private static NewModelVersion Version(string model) => new()
    {
        Model = model,
        Run = RunId.New(),
        Identity = ContentHash.Parse(new string('a', 64)),
        Manifest = [new(ArtifactPath.Parse("MLmodel"), new(ContentHash.Parse(new string('b', 64)), 17)), new(ArtifactPath.Parse("model.json"), new(ContentHash.Parse(new string('a', 64)), 1L << 40))],
    };

    private async Task<ModelVersion> AddAsync(NewModelVersion version) => (await Store.AddVersionAsync(version, Start))!.Version;

    private async Task AddAsync(string model, int versions)
    {
        for (int i = 0; i < versions; i++)
        {
            await AddAsync(Version(model));
        }
    }

    private Task<AliasOutcome> MoveAsync(string alias, int? version, int? expected = null) =>
        Store.MoveAliasAsync(new() { Model = "churn", Alias = alias, To = version, Expected = expected }, Start);

    private async Task<int?> FindAsync(string reference) =>
        VersionReference.TryParse(reference, out VersionReference? version, out string? fault)
            ? (await Store.FindVersionAsync("churn", version))?.Version
            : throw new InvalidOperationException(fault);
}
