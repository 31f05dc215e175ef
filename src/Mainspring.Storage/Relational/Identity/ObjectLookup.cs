using System.Globalization;
using Mainspring.Lifecycle.Identity.Grants;

namespace Mainspring.Storage.Relational.Identity;

/// <summary>Looks up experiments in the tables of tracking and tracing.</summary>
public sealed class ObjectLookup(Database database) : IObjectLookup
{
    /// <inheritdoc/>
    public Task<string?> FindExperimentOfRunAsync(string run, CancellationToken cancellation = default) =>
        FindAsync(session => session.QueryNumber($"SELECT experiment_id FROM run WHERE run_id = {run}"), cancellation);

    /// <inheritdoc/>
    public Task<string?> FindExperimentOfTraceAsync(string trace, CancellationToken cancellation = default) =>
        FindAsync(session => session.QueryNumber($"SELECT experiment_id FROM trace WHERE trace_id = {trace}"), cancellation);

    /// <inheritdoc/>
    public Task<string?> FindExperimentOfLoggedModelAsync(string model, CancellationToken cancellation = default) =>
        FindAsync(session => session.QueryNumber($"SELECT experiment_id FROM logged_model WHERE model_id = {model}"), cancellation);

    /// <inheritdoc/>
    public Task<string?> FindExperimentAsync(string name, CancellationToken cancellation = default) =>
        FindAsync(session => session.QueryNumber($"SELECT experiment_id FROM experiment WHERE name = {name}"), cancellation);

    private async Task<string?> FindAsync(Func<Session, long?> query, CancellationToken cancellation) =>
        (await database.ReadAsync(query, cancellation))?.ToString(CultureInfo.InvariantCulture);
}
