using Mainspring.Client;
using Mainspring.Client.Datasets;

namespace Mainspring.Server.Tests.Datasets;

public sealed class DatasetEndpointTests(RunningServer server) : IClassFixture<RunningServer>
{
    private DatasetsClient Datasets => server.Client.Datasets;

    [Fact]
    public async Task Without_data_sets_the_list_is_empty() => (await Datasets.ListAsync()).ShouldSatisfyAllConditions(list => list.Datasets.ShouldBeEmpty(), list => list.NextCursor.ShouldBeNull());

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        await RefusedAsync(404, () => Datasets.ListVersionsAsync("nothing"));
        await RefusedAsync(404, () => Datasets.GetAsync("nothing"));
        await RefusedAsync(404, () => Datasets.GetAsync("nothing", "x"));
        await RefusedAsync(404, () => Datasets.OpenFileAsync("nothing", "1"));
        await RefusedAsync(400, () => Datasets.ListVersionsAsync("nothing", 10, "x"));
        await RefusedAsync(400, () => Datasets.ListAsync(0));
    }

    [Theory]
    [InlineData("a:b", "a.csv", "/name")]
    [InlineData("a@b", "a.csv", "/name")]
    [InlineData(" a", "a.csv", "/name")]
    [InlineData("a", "../a.csv", "/file")]
    [InlineData("a", "..", "/file")]
    [InlineData("a", "/etc/a.csv", "/file")]
    [InlineData("a", "a.exe", "/file")]
    [InlineData("a", "", "/file")]
    public async Task Names_that_cannot_be_kept_are_refused_before_the_file_is_read(string name, string file, string pointer) =>
        (await RefusedAsync(422, () => Datasets.AddAsync(name, file, new MemoryStream([1])))).Problem.Errors!.ShouldHaveSingleItem().Pointer.ShouldBe(pointer);

    private static async Task<ServerException> RefusedAsync(int status, Func<Task> call)
    {
        ServerException refusal = await Should.ThrowAsync<ServerException>(call);
        refusal.Problem.Status.ShouldBe(status, refusal.Message);
        return refusal;
    }
}
