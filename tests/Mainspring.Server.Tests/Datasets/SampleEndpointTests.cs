using System.Text.Json.Nodes;
using Mainspring.Client;
using Mainspring.Client.Datasets;

namespace Mainspring.Server.Tests.Datasets;

public sealed class SampleEndpointTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Rows = "length,width,species\n1.5,2,setosa\n2,1,virginica\n1.4,2.5,setosa\n";

    [Fact]
    public async Task Samples_wait_for_a_training_and_are_counted()
    {
        await PutAsync("counted", retrainAfter: 100);

        (await AddAsync("counted", """{"length": 1.5, "width": 2, "species": "setosa"}""")).NewSamples.ShouldBe(1);
        SampleAnswer second = await AddAsync("counted", """{"length": 4, "species": 1}""");

        (second.TotalSamples, second.NewSamples, second.RetrainAfter).ShouldBe((2, 2, 100));
        RetrainAnswer few = await server.Client.Projects.RetrainAsync("counted", new RetrainRequest(Force: false));
        (few.Status, few.RunId, few.NewSamples).ShouldBe(("not_needed", null, 2));
        few.Message.ShouldContain("100");
    }

    [Fact]
    public async Task A_sample_with_faults_is_refused_with_all_of_them_and_not_kept()
    {
        await PutAsync("strict");

        ServerException refused = await Should.ThrowAsync<ServerException>(() => AddAsync("strict", """{"length": "long", "colour": "red"}"""));

        refused.Problem.Status.ShouldBe(422);
        refused.Problem.Errors!.Select(error => error.Pointer).ShouldBe(["/length", "/colour", "/species"], ignoreOrder: true);
        (await AddAsync("strict", """{"species": "setosa"}""")).TotalSamples.ShouldBe(1);
    }

    [Fact]
    public async Task Unknown_projects_and_files_outside_are_refused()
    {
        (await Should.ThrowAsync<ServerException>(() => AddAsync("nobody", "{}"))).Problem.Status.ShouldBe(404);
        (await Should.ThrowAsync<ServerException>(() => server.Client.Projects.RetrainAsync("nobody", new RetrainRequest()))).Problem.Status.ShouldBe(404);
        ServerException outside = await Should.ThrowAsync<ServerException>(() => server.Client.Projects.PutAsync("outside", new ProjectRegistration("/etc/hostname")));
        outside.Problem.Errors!.Single().Pointer.ShouldBe("/file");
        (await Should.ThrowAsync<ServerException>(() => server.Client.Projects.PutAsync("missing", new ProjectRegistration("none.yaml", 5)))).Problem.Status.ShouldBe(422);
    }

    private async Task PutAsync(string name, int retrainAfter = 0)
    {
        string folder = Path.Combine(Path.GetDirectoryName(server.Home)!, name);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "rows.csv"), Rows);
        await File.WriteAllTextAsync(Path.Combine(folder, "project.yaml"), $"name: {name}\ndata: rows.csv\ntarget: species\n");
        await server.Client.Projects.PutAsync(name, new ProjectRegistration($"{name}/project.yaml", retrainAfter));
    }

    private Task<SampleAnswer> AddAsync(string project, string sample) => server.Client.Projects.AddSampleAsync(project, JsonNode.Parse(sample)!.AsObject());
}
