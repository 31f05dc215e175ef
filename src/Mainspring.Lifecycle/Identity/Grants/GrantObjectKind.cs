namespace Mainspring.Lifecycle.Identity.Grants;

/// <summary>What grants are given on.</summary>
public enum GrantObjectKind
{
    /// <summary>An experiment with its runs.</summary>
    Experiment,

    /// <summary>A registered model with its versions, and the endpoints that serve it.</summary>
    Model,
}
