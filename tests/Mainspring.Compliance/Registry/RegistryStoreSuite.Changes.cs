using Mainspring.Lifecycle.Registry;

namespace Mainspring.Compliance.Registry;

/// <content>Models without versions, notes, stages, removal.</content>
public abstract partial class RegistryStoreSuite
{
    private static DateTimeOffset Later => Start.AddMinutes(1);

    [Fact]
    public async Task A_model_is_there_without_versions_and_keeps_its_name_to_itself()
    {
        NewModel given = new("churn") { Description = "who leaves", Tags = new Dictionary<string, string> { ["team"] = "blue" } };

        RegisteredModel made = Done(await Store.AddModelAsync(given, Start));

        (made.Name, made.Description, made.CreatedAt, made.UpdatedAt, made.LatestVersion, made.Versions).ShouldBe(("churn", "who leaves", Start, Start, 0, 0));
        made.Tags.ShouldBe(given.Tags);
        (await Store.FindModelAsync("churn")).ShouldBeEquivalentTo(made);
        (await Store.AddModelAsync(new("churn"), Later)).ShouldBe(new ModelOutcome.NameTaken(ByPrompt: false));
        (await Store.AddVersionAsync(Version("churn") with { ModelMustExist = true }, Later))!.Version.Version.ShouldBe(1);
        (await Store.AddVersionAsync(Version("iris") with { ModelMustExist = true }, Later)).ShouldBeNull();
        (await Store.FindModelAsync("iris")).ShouldBeNull();
    }

    [Fact]
    public async Task A_renamed_model_keeps_all_that_is_its_own()
    {
        await AddAsync("churn", 2);
        await AddAsync("iris", 1);
        await MoveAsync("champion", 1);

        (await Store.RenameModelAsync("churn", "iris", Later)).ShouldBe(new ModelOutcome.NameTaken(ByPrompt: false));
        (await Store.RenameModelAsync("nothing", "else", Later)).ShouldBe(new ModelOutcome.NoSuchModel());
        RegisteredModel renamed = Done(await Store.RenameModelAsync("churn", "leavers", Later));

        (renamed.Name, renamed.Versions, renamed.UpdatedAt).ShouldBe(("leavers", 2, Later));
        renamed.Aliases.ShouldBe(new Dictionary<string, int> { ["champion"] = 1 });
        (await Store.FindModelAsync("churn")).ShouldBeNull();
        (await Store.FindVersionAsync("leavers", new VersionReference.Alias("champion")))!.Model.ShouldBe("leavers");
    }

    [Fact]
    public async Task Notes_of_a_model_and_of_a_version_change_one_by_one()
    {
        await AddAsync("churn", 1);
        NotesChange first = new() { Description = "new", SetTags = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" } };
        NotesChange second = new() { SetTags = new Dictionary<string, string> { ["b"] = "3" }, RemoveTags = ["a", "never set"] };

        await Store.ChangeModelAsync("churn", first, Later);
        RegisteredModel model = Done(await Store.ChangeModelAsync("churn", second, Later));
        await Store.ChangeVersionAsync("churn", 1, first, Later);
        ModelVersion version = Done(await Store.ChangeVersionAsync("churn", 1, second, Later));

        (model.Description, model.UpdatedAt, version.Description, version.UpdatedAt).ShouldBe(("new", Later, "new", Later));
        model.Tags.ShouldBe(new Dictionary<string, string> { ["b"] = "3" });
        version.Tags.ShouldBe(new Dictionary<string, string> { ["b"] = "3" });
        (await Store.ChangeModelAsync("nothing", first, Later)).ShouldBe(new ModelOutcome.NoSuchModel());
        (await Store.ChangeVersionAsync("churn", 2, first, Later)).ShouldBe(new VersionOutcome.NoSuchVersion());
    }

    [Fact]
    public async Task A_removed_version_takes_its_aliases_along_and_leaves_its_number_unused()
    {
        await AddAsync("churn", 3);
        await MoveAsync("champion", 3);

        ModelVersion gone = Done(await Store.RemoveVersionAsync("churn", 3, Later));

        gone.Aliases.ShouldBe(["champion"]);
        (await Store.FindModelAsync("churn"))!.Aliases.ShouldBeEmpty();
        (await FindAsync("champion")).ShouldBeNull();
        (await FindAsync("latest")).ShouldBe(2);
        (await AddAsync(Version("churn"))).Version.ShouldBe(4);
        (await Store.RemoveVersionAsync("churn", 3, Later)).ShouldBe(new VersionOutcome.NoSuchVersion());
    }

    [Fact]
    public async Task A_removed_model_is_gone_with_its_versions()
    {
        await AddAsync("churn", 2);
        await MoveAsync("champion", 2);

        Done(await Store.RemoveModelAsync("churn")).Aliases.Keys.ShouldBe(["champion"]);

        (await Store.ListVersionsAsync("churn", 10)).ShouldBeEmpty();
        (await Store.RemoveModelAsync("churn")).ShouldBe(new ModelOutcome.NoSuchModel());
        (await AddAsync(Version("churn"))).Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_stage_is_given_and_others_of_it_are_archived_when_so_asked()
    {
        await AddAsync("churn", 4);
        foreach (int version in (int[])[1, 2])
        {
            (await Store.MoveStageAsync(new("churn", version, ModelStage.Production), Later))!.Archived.ShouldBeEmpty();
        }

        MovedStages moved = (await Store.MoveStageAsync(new("churn", 3, ModelStage.Production, ArchiveOthers: true), Later))!;

        (moved.Version.Stage, moved.From, moved.Version.UpdatedAt).ShouldBe((ModelStage.Production, ModelStage.None, Later));
        moved.Archived.ShouldBe([1, 2]);
        (await Store.ListVersionsAsync("churn", 10)).Select(version => version.Stage).ShouldBe([ModelStage.None, ModelStage.Production, ModelStage.Archived, ModelStage.Archived]);
        (await Store.ListLatestAsync(["churn", "nothing"])).Select(version => version.Version).ShouldBe([2, 3, 4]);
        (await Store.MoveStageAsync(new("churn", 9, ModelStage.Staging), Later)).ShouldBeNull();
    }

    [Fact]
    public async Task The_same_files_of_the_same_run_are_registered_once_when_so_asked()
    {
        NewModelVersion version = Version("churn") with { OncePerRun = true, Source = "runs:/one/model" };

        AddedVersion[] added = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () => (await Store.AddVersionAsync(version, Start))!)));

        added.Select(one => one.Version.Version).Distinct().ShouldBe([1]);
        added.Count(one => one.IsNew).ShouldBe(1);
        added.Count(one => one.ModelIsNew).ShouldBe(1);
        (await Store.AddVersionAsync(version with { Source = "runs:/one/other" }, Start))!.Version.Version.ShouldBe(2);
    }

    [Fact]
    public async Task Sixteen_clients_that_register_promote_and_move_aliases_leave_one_champion_and_no_gap()
    {
        await AddAsync("churn", 1);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            for (int round = 0; round < 5; round++)
            {
                int mine = (await AddAsync(Version("churn"))).Version;
                (await MoveAsync("champion", mine)).ShouldBeOfType<AliasOutcome.Moved>();
                (await Store.MoveStageAsync(new("churn", mine, ModelStage.Production, ArchiveOthers: true), Later)).ShouldNotBeNull();
            }
        })));

        IReadOnlyList<ModelVersion> versions = await Store.ListVersionsAsync("churn", 1000);
        versions.Select(version => version.Version).ShouldBe(Enumerable.Range(1, 81).Reverse());
        versions.Count(version => version.Aliases.Contains("champion")).ShouldBe(1);
        versions.Count(version => version.Stage == ModelStage.Production).ShouldBe(1);
    }

    private static RegisteredModel Done(ModelOutcome outcome) => outcome.ShouldBeOfType<ModelOutcome.Done>().Model;

    private static ModelVersion Done(VersionOutcome outcome) => outcome.ShouldBeOfType<VersionOutcome.Done>().Version;
}
