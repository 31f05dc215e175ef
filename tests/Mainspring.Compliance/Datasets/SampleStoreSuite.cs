using Mainspring.Lifecycle.Datasets.Samples;

namespace Mainspring.Compliance.Datasets;

/// <summary>What every store of samples must do.</summary>
public abstract class SampleStoreSuite
{
    /// <summary>The store under test, empty at first.</summary>
    protected abstract ISampleStore Store { get; }

    [Fact]
    public async Task A_project_is_kept_and_changed()
    {
        (await Store.FindProjectAsync("iris")).ShouldBeNull();
        await Store.PutProjectAsync(new("iris", "/srv/iris/project.yaml", 0));
        await Store.PutProjectAsync(new("iris", "/srv/iris2/project.yaml", 50));

        (await Store.FindProjectAsync("iris")).ShouldBe(new TrainedProject("iris", "/srv/iris2/project.yaml", 50));
    }

    [Fact]
    public async Task Samples_wait_until_they_join_a_version_and_are_listed_as_they_came()
    {
        await Store.PutProjectAsync(new("iris", "a", 0));
        await Store.PutProjectAsync(new("other", "b", 0));
        foreach (int number in (int[])[1, 2, 3])
        {
            await Store.AddAsync("iris", $$"""{"n":{{number}}}""", DateTimeOffset.UnixEpoch);
        }

        await Store.AddAsync("other", "{}", DateTimeOffset.UnixEpoch);
        (await Store.CountAsync("iris")).ShouldBe(new SampleCount(3, 3));
        (IReadOnlyList<string> records, long last) = await Store.ListAsync("iris");
        records.ShouldBe(["""{"n":1}""", """{"n":2}""", """{"n":3}"""]);

        await Store.AddAsync("iris", """{"n":4}""", DateTimeOffset.UnixEpoch);
        await Store.JoinAsync("iris", last, 2);

        (await Store.CountAsync("iris")).ShouldBe(new SampleCount(4, 1));
        (await Store.CountAsync("other")).ShouldBe(new SampleCount(1, 1));
        (await Store.CountAsync("nobody")).ShouldBe(new SampleCount(0, 0));
        (await Store.ListAsync("nobody")).Last.ShouldBe(0);
    }
}
