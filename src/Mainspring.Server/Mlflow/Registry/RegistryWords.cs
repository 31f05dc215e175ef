using System.Globalization;
using Mainspring.Lifecycle.Registry;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Registry;

/// <summary>Between the records of the domain and those of this wire.</summary>
internal static class RegistryWords
{
    public static MlflowModel ToMlflow(this RegisteredModel model, IEnumerable<ModelVersion> latest) => new()
    {
        Name = model.Name,
        CreationTimestamp = model.CreatedAt.ToUnixTimeMilliseconds(),
        LastUpdatedTimestamp = model.UpdatedAt.ToUnixTimeMilliseconds(),
        Description = Some(model.Description),
        LatestVersions = Some(latest.Select(ToMlflow)),
        Tags = Some(model.Tags.Select(tag => new MlflowTag(tag.Key, tag.Value))),
        Aliases = Some(model.Aliases.Select(alias => new MlflowModelAlias(alias.Key, Text(alias.Value)))),
    };

    public static MlflowModelVersion ToMlflow(this ModelVersion version) => new()
    {
        Name = version.Model,
        Version = Text(version.Version),
        CreationTimestamp = version.CreatedAt.ToUnixTimeMilliseconds(),
        LastUpdatedTimestamp = version.UpdatedAt.ToUnixTimeMilliseconds(),
        UserId = Some(version.User),
        CurrentStage = version.Stage.ToString(),
        Description = Some(version.Description),
        Source = version.Source,
        RunId = version.Run?.Value,
        Status = version.Status switch
        {
            VersionStatus.Pending => "PENDING_REGISTRATION",
            VersionStatus.Failed => "FAILED_REGISTRATION",
            _ => "READY",
        },
        StatusMessage = Some(version.StatusMessage),
        Tags = Some(version.Tags.Select(tag => new MlflowTag(tag.Key, tag.Value))),
        RunLink = Some(version.RunLink),
        Aliases = Some(version.Aliases),
        ModelId = Some(version.ModelId),
    };

    /// <summary>Tags by key; the last of a key counts.</summary>
    public static IReadOnlyDictionary<string, string> ToTags(this IReadOnlyList<MlflowTag>? tags)
    {
        var byKey = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (MlflowTag tag in tags ?? [])
        {
            byKey[tag.Key ?? ""] = tag.Value ?? "";
        }

        return byKey;
    }

    /// <summary>The stage of a name in any case.</summary>
    public static ModelStage ToStage(string name) => Enum.GetValues<ModelStage>().Cast<ModelStage?>().FirstOrDefault(stage => stage.ToString()!.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw MlflowFault.Invalid($"Invalid Model Version stage: {name}. Value must be one of {string.Join(", ", Enum.GetNames<ModelStage>())}.");

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);

    private static string? Some(string text) => text.Length == 0 ? null : text;

    private static IReadOnlyList<T>? Some<T>(IEnumerable<T> items) => items.ToArray() is { Length: > 0 } some ? some : null;
}
