using System.Text.Json.Nodes;

namespace Mainspring.Server.Tests.Mlflow.Scorers;

public sealed class ScorerTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Scorers = "3.0/mlflow/scorers";

    private readonly WireTalk _wire = new(server);

    [Fact]
    public async Task Versions_of_a_scorer_are_registered_listed_read_and_deleted()
    {
        (_, string experiment) = await _wire.StartRunAsync("scored");
        string register = $$"""{"experiment_id": "{{experiment}}", "name": "polite", "serialized_scorer": "{\"v\": 1}"}""";
        JsonNode first = await _wire.AskAsync(HttpMethod.Post, $"{Scorers}/register", register);
        ((int)first["version"]!, (string)first["experiment_id"]!, (string)first["name"]!).ShouldBe((1, experiment, "polite"));
        ((int)(await _wire.AskAsync(HttpMethod.Post, $"{Scorers}/register", register))["version"]!).ShouldBe(2);

        JsonNode listed = (await _wire.AskAsync(HttpMethod.Get, $"{Scorers}/list?experiment_id={experiment}"))["scorers"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)listed["scorer_name"]!, (int)listed["scorer_version"]!, $"{listed["experiment_id"]}").ShouldBe(("polite", 2, experiment));
        (await _wire.AskAsync(HttpMethod.Get, $"{Scorers}/versions?experiment_id={experiment}&name=polite"))["scorers"]!.AsArray().Count.ShouldBe(2);
        ((string)(await _wire.AskAsync(HttpMethod.Get, $"{Scorers}/get?experiment_id={experiment}&name=polite&version=1"))["scorer"]!["serialized_scorer"]!).ShouldBe("""{"v": 1}""");

        await _wire.AskAsync(HttpMethod.Delete, $"{Scorers}/delete", $$"""{"experiment_id": "{{experiment}}", "name": "polite", "version": 1}""");
        (await _wire.FailAsync(HttpMethod.Get, $"{Scorers}/get?experiment_id={experiment}&name=polite&version=1"))
            .ShouldBe((404, "RESOURCE_DOES_NOT_EXIST", $"Scorer with name 'polite' and version 1 not found for experiment {experiment}."));
        await _wire.AskAsync(HttpMethod.Delete, $"{Scorers}/delete?experiment_id={experiment}&name=polite");
        (await _wire.FailAsync(HttpMethod.Get, $"{Scorers}/versions?experiment_id={experiment}&name=polite")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_scorer_of_an_experiment_that_is_not_there_is_refused() =>
        (await _wire.FailAsync(HttpMethod.Post, $"{Scorers}/register", """{"experiment_id": "404", "name": "a", "serialized_scorer": "{}"}""")).Code.ShouldBe("RESOURCE_DOES_NOT_EXIST");
}
