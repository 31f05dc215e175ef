using System.Globalization;
using Mainspring.Lifecycle.Identity.Grants;

namespace Mainspring.Lifecycle.Identity;

/// <summary>How far somebody gets at one moment: for lists and searches, which show no more than the objects themselves would.</summary>
public sealed class Reach
{
    private readonly IdentityState _state;
    private readonly Caller _caller;

    /// <param name="state">Everybody who is known.</param>
    /// <param name="caller">Whose reach it is.</param>
    public Reach(IdentityState state, Caller caller)
    {
        (_state, _caller) = (state, caller);
        Experiments = Permission.SightOf(state, caller, GrantObjectKind.Experiment);
        Models = Permission.SightOf(state, caller, GrantObjectKind.Model);
    }

    /// <summary>That of somebody who may do everything.</summary>
    public static Reach Everything { get; } = new(IdentityState.Empty, new Caller.Local());

    /// <summary>The experiments that they see, by id.</summary>
    public Sight Experiments { get; }

    /// <summary>The models that they see, by name.</summary>
    public Sight Models { get; }

    /// <summary>Whether they see an experiment.</summary>
    public bool SeesExperiment(long id) => Experiments.Sees(Text(id));

    /// <summary>Whether they see a model.</summary>
    public bool SeesModel(string name) => Models.Sees(name);

    /// <summary>Their role on an experiment.</summary>
    public Role RoleOnExperiment(long id) => Permission.RoleOf(_state, _caller, GrantObject.Experiment(Text(id)));

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
