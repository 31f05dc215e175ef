namespace Mainspring.Lifecycle.Identity.Grants;

/// <summary>An experiment or a model that a grant is about.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Id">The id of the experiment, or the name of the model.</param>
public readonly record struct GrantObject(GrantObjectKind Kind, string Id)
{
    /// <summary>An experiment by its id.</summary>
    public static GrantObject Experiment(string id) => new(GrantObjectKind.Experiment, id);

    /// <summary>A registered model by its name.</summary>
    public static GrantObject Model(string name) => new(GrantObjectKind.Model, name);

    /// <inheritdoc/>
    public override string ToString() => $"{(Kind == GrantObjectKind.Experiment ? "experiment" : "model")} {Id}";
}
