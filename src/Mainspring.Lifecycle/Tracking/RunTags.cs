namespace Mainspring.Lifecycle.Tracking;

/// <summary>Tags that MLflow's clients give a meaning to.</summary>
public static class RunTags
{
    /// <summary>The name of the run. It is no tag here but the name itself, so that the two never differ.</summary>
    public const string Name = "mlflow.runName";

    /// <summary>Who runs it.</summary>
    public const string User = "mlflow.user";

    /// <summary>Takes the name out of tags.</summary>
    /// <returns>The other tags, and the name or null.</returns>
    public static (IReadOnlyDictionary<string, string> Tags, string? Name) TakeName(IReadOnlyDictionary<string, string> tags) =>
        tags.TryGetValue(Name, out string? name)
            ? (tags.Where(tag => tag.Key != Name).ToDictionary(tag => tag.Key, tag => tag.Value), name)
            : (tags, null);
}
