using Mainspring.Client.Models;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Registry;
using Mainspring.Server.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mainspring.Server.Registry;

/// <summary>Between the records of the wire and those of the domain.</summary>
internal static class ModelWire
{
    public static ModelInfo ToWire(this RegisteredModel model) => new(model.Name, model.CreatedAt, model.LatestVersion, model.Versions, model.Aliases)
    {
        UpdatedAt = model.UpdatedAt,
        Description = Some(model.Description),
        Tags = model.Tags,
    };

    public static ModelVersionInfo ToWire(this ModelVersion version) => new()
    {
        Model = version.Model,
        Version = version.Version,
        RunId = version.Run?.Value,
        Identity = version.Identity?.Value,
        CreatedAt = version.CreatedAt,
        UpdatedAt = version.UpdatedAt,
        Source = Some(version.Source),
        User = Some(version.User),
        Description = Some(version.Description),
        Stage = version.Stage.ToString().ToLowerInvariant(),
        Flavors = version.Flavors,
        Aliases = version.Aliases,
        Metrics = version.Metrics,
        Tags = version.Tags,
        Files = [.. version.Manifest.Select(file => new Client.Runs.ArtifactInfo(file.Path.Value, file.Content.Hash.Value, file.Content.Bytes))],
    };

    public static JsonHttpResult<Problem> NoSuchModel(string model) => Problems.NotFound($"There is no model '{model}'.");

    public static JsonHttpResult<Problem> NoSuchVersion(string model, object version) => Problems.NotFound($"The model '{model}' has no version '{version}'.");

    /// <summary>The answer to a move that was not made.</summary>
    public static JsonHttpResult<Problem> ToProblem(this AliasOutcome outcome, AliasMove move) => outcome switch
    {
        AliasOutcome.NoSuchModel => NoSuchModel(move.Model),
        AliasOutcome.NoSuchVersion => NoSuchVersion(move.Model, move.To!.Value),
        AliasOutcome.PointsElsewhere { Actual: null } => Problems.Conflict($"The alias '{move.Alias}' does not exist, but version {move.Expected} was expected."),
        AliasOutcome.PointsElsewhere { Actual: { } actual } => Problems.Conflict($"The alias '{move.Alias}' points to version {actual}, not to {move.Expected} as was expected; look again and decide anew."),
        AliasOutcome.Refused refused => Problems.Invalid(refused.Fault, new ProblemError("", refused.Fault)),
        _ => throw new InvalidOperationException($"{outcome} is no refusal."),
    };

    private static string? Some(string text) => text.Length == 0 ? null : text;
}
