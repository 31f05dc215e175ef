using System.Globalization;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Grants;

namespace Mainspring.Server.Identity;

/// <summary>Finds the experiment or model that people name in a grant.</summary>
internal sealed class GrantObjects(IObjectLookup objects)
{
    /// <summary>What is named, null when nothing is; or why not.</summary>
    /// <param name="experiment">The name or id of an experiment, or null.</param>
    /// <param name="model">The name of a model, which need not exist yet, or null.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async Task<(GrantObject? Object, IdentityOutcome? Refusal)> FindAsync(string? experiment, string? model, CancellationToken cancellation)
    {
        bool hasExperiment = !string.IsNullOrEmpty(experiment);
        bool hasModel = !string.IsNullOrEmpty(model);
        if (hasExperiment && hasModel)
        {
            return (null, new IdentityOutcome.Refused("/model", "Name an experiment or a model, not both."));
        }

        if (hasModel)
        {
            return (GrantObject.Model(model!), null);
        }

        if (!hasExperiment)
        {
            return (null, null);
        }

        string? id = await objects.FindExperimentAsync(experiment!, cancellation);
        if (id is null && long.TryParse(experiment, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            id = number.ToString(CultureInfo.InvariantCulture);
        }

        return id is null
            ? (null, new IdentityOutcome.NoSuch($"There is no experiment '{experiment}'."))
            : (GrantObject.Experiment(id), null);
    }
}
