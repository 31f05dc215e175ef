using System.Globalization;
using Mainspring.Lifecycle.Identity.Grants;

namespace Mainspring.Storage.Relational.Identity;

/// <summary>Looks up experiments in the tables of tracking.</summary>
public sealed class ObjectLookup(Database database) : IObjectLookup
{
    /// <inheritdoc/>
    public async Task<string?> FindExperimentOfRunAsync(string run, CancellationToken cancellation = default) =>
        Text(await database.ReadAsync(session => session.QueryNumber($"SELECT experiment_id FROM run WHERE run_id = {run}"), cancellation));

    /// <inheritdoc/>
    public async Task<string?> FindExperimentOfLoggedModelAsync(string model, CancellationToken cancellation = default) =>
        Text(await database.ReadAsync(session => session.QueryNumber($"SELECT experiment_id FROM logged_model WHERE model_id = {model}"), cancellation));

    /// <inheritdoc/>
    public async Task<string?> FindExperimentOfTraceAsync(string trace, CancellationToken cancellation = default) =>
        Text(await database.ReadAsync(session => session.QueryNumber($"SELECT experiment_id FROM trace WHERE trace_id = {trace}"), cancellation));

    /// <inheritdoc/>
    public async Task<string?> FindExperimentAsync(string name, CancellationToken cancellation = default) =>
        Text(await database.ReadAsync(session => session.QueryNumber($"SELECT experiment_id FROM experiment WHERE name = {name}"), cancellation));

    private static string? Text(long? id) => id?.ToString(CultureInfo.InvariantCulture);
}
