using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Tracking.EvaluationDatasets;

namespace Mainspring.Compliance.Tracking.EvaluationDatasets;

/// <summary>What every store of evaluation data sets must do.</summary>
public abstract class EvaluationDatasetStoreSuite : LineageSuite
{
    /// <summary>The store under test, empty at first.</summary>
    protected abstract IEvaluationDatasetStore Store { get; }

    [Fact]
    public async Task A_set_reads_back_as_it_was_written()
    {
        long experiment = await ExperimentAsync();
        EvaluationDataset given = New("questions") with { CreatedBy = "ada", UpdatedBy = "ada", Tags = new Dictionary<string, string> { ["team"] = "blue" }, Experiments = [experiment] };
        EvaluationDataset made = Done(await Store.CreateAsync(given));
        made.ShouldBeEquivalentTo(given with { Experiments = made.Experiments });
        made.Experiments.ShouldBe([experiment]);
        (await Store.FindAsync(given.Id)).ShouldBeEquivalentTo(made);
        (await Store.FindAsync(EvaluationDatasetId.New())).ShouldBeNull();
    }

    [Fact]
    public async Task An_experiment_that_is_not_there_is_named()
    {
        EvaluationDataset given = New("questions") with { Experiments = [404] };
        (await Store.CreateAsync(given)).ShouldBe(new EvaluationDatasetOutcome.NoSuchExperiment(404));
        (await Store.FindAsync(given.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task Tags_and_experiments_change()
    {
        long[] experiments = [await ExperimentAsync(), await ExperimentAsync("elsewhere")];
        EvaluationDataset set = await MakeAsync("questions");
        await Store.ChangeTagsAsync(set.Id, new Dictionary<string, string?> { ["a"] = "1", ["b"] = "1" });
        Done(await Store.ChangeTagsAsync(set.Id, new Dictionary<string, string?> { ["a"] = "2", ["b"] = null })).Tags.ShouldBe(new Dictionary<string, string> { ["a"] = "2" });
        Done(await Store.ChangeExperimentsAsync(set.Id, experiments, [])).Experiments.ShouldBe(experiments, ignoreOrder: true);
        Done(await Store.ChangeExperimentsAsync(set.Id, [], [experiments[0], 404])).Experiments.ShouldBe([experiments[1]]);
        (await Store.ChangeExperimentsAsync(set.Id, [404], [])).ShouldBe(new EvaluationDatasetOutcome.NoSuchExperiment(404));
        (await Store.ChangeTagsAsync(EvaluationDatasetId.New(), new Dictionary<string, string?>())).ShouldBe(new EvaluationDatasetOutcome.NoSuchDataset());
    }

    [Fact]
    public async Task A_question_that_is_asked_again_is_merged()
    {
        EvaluationDataset set = await MakeAsync("questions");
        (await UpsertAsync(set.Id, """[{"inputs": {"q": "why", "n": 1}, "expectations": {"short": true}}, {"inputs": {"q": "how"}, "outputs": "so"}]""")).ShouldBe(new EvaluationDatasetOutcome.RecordsKept(2, 0));
        (await UpsertAsync(set.Id, """[{"inputs": {"n": 1, "q": "why"}, "expectations": {"kind": "yes"}, "tags": {"mlflow.user": "ada"}}]""", 5)).ShouldBe(new EvaluationDatasetOutcome.RecordsKept(0, 1));

        EvaluationRecordPage page = await Store.ReadRecordsAsync(set.Id, after: null, 10);
        page.Records.Select(record => record.Content.Inputs.ToJsonString()).ShouldBe(["""{"q":"why","n":1}""", """{"q":"how"}"""]);
        page.Records[0].Content.Expectations!.ToJsonString().ShouldBe("""{"short":true,"kind":"yes"}""");
        (page.Records[0].CreatedAt, page.Records[0].UpdatedAt, page.Records[0].UpdatedBy).ShouldBe((Start, Start.AddSeconds(5), "ada"));
        page.Records[1].Content.Outputs!.GetValue<string>().ShouldBe("so");

        EvaluationDataset read = (await Store.FindAsync(set.Id))!;
        JsonNode.Parse(read.Profile!)!["num_records"]!.GetValue<int>().ShouldBe(2);
        JsonNode.Parse(read.Schema!)!["inputs"]!.ToJsonString().ShouldBe("""{"q":"string","n":"integer"}""");
        (read.UpdatedAt, read.UpdatedBy).ShouldBe((Start.AddSeconds(5), "ada"));
        read.Digest.ShouldNotBe(set.Digest);
    }

    [Fact]
    public async Task Records_come_in_pages_and_go()
    {
        EvaluationDataset set = await MakeAsync("questions");
        await UpsertAsync(set.Id, """[{"inputs": {"q": 1}}, {"inputs": {"q": 2}}, {"inputs": {"q": 3}}]""");
        EvaluationRecordPage first = await Store.ReadRecordsAsync(set.Id, after: null, 2);
        first.Records.Count.ShouldBe(2);
        EvaluationRecordPage second = await Store.ReadRecordsAsync(set.Id, first.Next, 2);
        (second.Records.Count, second.Next).ShouldBe((1, null));

        (await Store.DeleteRecordsAsync(set.Id, [.. first.Records.Select(record => record.Id), "dr-none"], Start)).ShouldBe(2);
        (await Store.ReadRecordsAsync(set.Id, after: null, 10)).Records.Select(record => record.Id).ShouldBe(second.Records.Select(record => record.Id));
        (await Store.DeleteRecordsAsync(EvaluationDatasetId.New(), [], Start)).ShouldBe(0);
    }

    [Fact]
    public async Task A_deleted_set_is_gone_with_its_records()
    {
        EvaluationDataset set = await MakeAsync("questions");
        await UpsertAsync(set.Id, """[{"inputs": {"q": 1}}]""");
        await Store.DeleteAsync(set.Id);
        await Store.DeleteAsync(set.Id);
        (await Store.FindAsync(set.Id)).ShouldBeNull();
        (await Store.ReadRecordsAsync(set.Id, after: null, 10)).Records.ShouldBeEmpty();
        (await UpsertAsync(set.Id, "[]")).ShouldBe(new EvaluationDatasetOutcome.NoSuchDataset());
    }

    [Theory]
    [InlineData("", "", "c b a")]
    [InlineData("name = 'a'", "", "a")]
    [InlineData("name LIKE '%b%' AND tags.team = 'blue'", "", "b")]
    [InlineData("tags.team = 'red'", "", "")]
    [InlineData("created_by = 'ada'", "", "c")]
    [InlineData("created_time >= 1700000000124", "name ASC", "b c")]
    [InlineData("", "created_by DESC", "c b a")]
    public async Task Sets_are_searched(string filter, string order, string names)
    {
        long experiment = await ExperimentAsync();
        await MakeAsync("a");
        await Store.CreateAsync(New("b", 1) with { Tags = new Dictionary<string, string> { ["team"] = "blue" }, Experiments = [experiment] });
        await Store.CreateAsync(New("c", 2) with { CreatedBy = "ada" });
        EvaluationDatasetPage page = await Store.SearchAsync(new()
        {
            Filter = EvaluationDatasetSearch.Grammar.Parse(filter),
            OrderBy = EvaluationDatasetSearch.Grammar.ParseOrder(order.Length == 0 ? [] : [order]),
        });
        string.Join(' ', page.Datasets.Select(set => set.Name)).ShouldBe(names);
        (await Store.SearchAsync(new() { Experiments = [experiment] })).Datasets.Select(set => set.Name).ShouldBe(["b"]);
        EvaluationDatasetPage second = await Store.SearchAsync(new() { Limit = 1, Offset = 1 });
        (second.More, second.Datasets[0].Name).ShouldBe((true, "b"));
    }

    private async Task<EvaluationDataset> MakeAsync(string name) => Done(await Store.CreateAsync(New(name)));

    private Task<EvaluationDatasetOutcome> UpsertAsync(EvaluationDatasetId set, string json, int after = 0)
    {
        (IReadOnlyList<EvaluationRecordContent> records, _) = EvaluationRecordReader.Read(json);
        return Store.UpsertAsync(set, records, Start.AddSeconds(after));
    }

    private static EvaluationDataset New(string name, int after = 0)
    {
        DateTimeOffset at = Start.AddMilliseconds(after);
        return new() { Id = EvaluationDatasetId.New(), Name = name, Digest = EvaluationDatasetRules.DigestOf(name, at), CreatedAt = at, UpdatedAt = at };
    }

    private static EvaluationDataset Done(EvaluationDatasetOutcome outcome) => outcome.ShouldBeOfType<EvaluationDatasetOutcome.Done>().Dataset;
}
