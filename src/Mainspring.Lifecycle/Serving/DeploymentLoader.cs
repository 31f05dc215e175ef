using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Serving.Batching;
using Mainspring.Lifecycle.Serving.Variants;

namespace Mainspring.Lifecycle.Serving;

/// <summary>Loads versions for variants and tries them before they answer.</summary>
internal sealed class DeploymentLoader(IModelSource models, TimeProvider time)
{
    /// <summary>
    /// Loads a version, unless it is at work already. One that fails, in whatever way, concerns its own variant alone and never the others: it is null, with the reason.
    /// </summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="version">The version of the variant's model.</param>
    /// <param name="present">What works for the variant now.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<(Deployment? Deployment, string? Refusal)> LoadAsync(string endpoint, Variant variant, int version, Deployment? present, CancellationToken cancellation)
    {
        if (present is not null && present.Model.Version == version && present.Model.Name == variant.Model)
        {
            return (present, null);
        }

        try
        {
            ModelLoad load = await models.LoadAsync(variant.Model, version, cancellation).ConfigureAwait(false);
            return !load.IsLoaded ? (null, load.Refusal)
                : WarmUp(load.Model) is { } fault ? (null, fault)
                : (new Deployment(endpoint, variant.Name, SharingTrial.Pays(load.Model, time) ? load.Model.WithSharedRuns() : load.Model, time.GetUtcNow()), null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return (null, $"it fails when it is loaded and tried: {failure.Message} ({failure.GetType().Name})");
        }
    }

    /// <summary>Scores a record of missing values: the code is compiled before the first request, and a model that yields no numbers is found out.</summary>
    private static string? WarmUp(ServedModel model)
    {
        if (model.IsRemote)
        {
            // Only whoever it belongs to knows a record that it takes; its circuit breaker finds out.
            return null;
        }

        double[] cells = new double[model.CellCount];
        float[] outputs = new float[model.OutputCount];
        Array.Fill(cells, Cell.Missing);
        model.Score(cells, 1, outputs);
        return Array.TrueForAll(outputs, float.IsFinite) ? null : $"it scores a record of missing values as {outputs.First(value => !float.IsFinite(value))}";
    }
}
