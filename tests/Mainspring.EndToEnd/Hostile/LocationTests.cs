using System.Globalization;
using Mainspring.EndToEnd.Hostile.Tables;

namespace Mainspring.EndToEnd.Hostile;

/// <summary>Clients that choose where the server keeps or reads files, with and without the tag that once switched the check off.</summary>
[Collection(HostileCollection.Name)]
public sealed class LocationTests(HostileServer server)
{
    [Fact]
    public Task The_root_of_an_experiment_is_not_for_clients_to_choose() => server.FireAsync(Locations.All.Select((place, i) =>
        Probe.Json("POST", "/api/2.0/mlflow/experiments/create", $$"""{"name": "location-{{i}}", "artifact_location": "{{place}}"}""").MustBeRefused()));

    [Fact]
    public Task The_source_of_a_version_lies_below_our_own_roots() => server.FireAsync(
        from place in Locations.Inside
        from rest in (string[])["", $$""", "run_id": "{{server.Run}}" """, ", \"tags\": [{\"key\": \"mlflow.prompt.is_prompt\", \"value\": \"true\"}]"]
        select Probe.Json("POST", "/api/2.0/mlflow/model-versions/create", $$"""{"name": "seed", "source": "{{place}}"{{rest}}}""").MustBeRefused());

    [Fact]
    public async Task A_source_elsewhere_is_a_note_whose_files_are_nobodys()
    {
        await server.FireAsync(Locations.Elsewhere.Select(place => Probe.Json("POST", "/api/2.0/mlflow/model-versions/create", $$"""{"name": "notes", "source": "{{place}}"}""")));
        await server.FireAsync(
            from version in Enumerable.Range(1, Locations.Elsewhere.Length)
            from target in (string[])["/api/v1/models/notes/versions/{v}/files/passwd", "/model-versions/get-artifact?name=notes&version={v}&path=passwd"]
            select Probe.Get(target.Replace("{v}", version.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)).MustBeRefused());
    }

    [Fact]
    public Task The_files_of_a_registered_version_are_named_within_the_run() => server.FireAsync(Locations.All.Select(place =>
        Probe.Json("POST", "/api/v1/models/seed/versions", $$"""{"run_id": "{{server.Run}}", "path": "{{place}}"}""").MustBeRefused()));

    [Fact]
    public Task A_place_that_is_only_noted_is_never_opened() => server.FireAsync(
        from place in Locations.All
        from probe in (Probe[])
        [
            Probe.Json("POST", "/api/2.0/mlflow/runs/log-inputs", $$"""{"run_id": "{{server.Run}}", "datasets": [{"dataset": {"name": "d", "digest": "d", "source_type": "http", "source": "{{place}}"} }]}"""),
            Probe.Json("POST", "/api/2.0/mlflow/runs/create", $$"""{"experiment_id": "{{server.Experiment}}", "artifact_uri": "{{place}}", "source_name": "{{place}}"}"""),
            Probe.Json("POST", "/api/2.0/mlflow/logged-models", $$"""{"experiment_id": "{{server.Experiment}}", "name": "m", "artifact_uri": "{{place}}"}"""),
            Probe.Json("POST", "/api/v1/pipelines/train/runs", $$"""{"arguments": {"project": "{{place}}"} }"""),
            Probe.Json("POST", "/api/v1/pipelines/batch/runs", $$"""{"arguments": {"model": "seed@1", "input": "{{place}}", "output": "{{place}}"} }"""),
        ]
        select probe);
}
