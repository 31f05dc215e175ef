namespace Mainspring.Client.Identity;

/// <summary>The role that somebody has on one experiment or model: exactly one of user and key, one of experiment and model.</summary>
/// <param name="User">The user.</param>
/// <param name="Key">The name of the keys.</param>
/// <param name="Experiment">The experiment: when it is given, its name or id; in answers its id.</param>
/// <param name="Model">The model.</param>
/// <param name="Role">The role; none hides the object.</param>
public sealed record GrantInfo(string? User, string? Key, string? Experiment, string? Model, string? Role);
