using System.Globalization;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Server.Mlflow.Wire;

/// <summary>Ids as requests carry them.</summary>
internal static class MlflowIds
{
    /// <exception cref="MlflowFault">There can be no such experiment.</exception>
    public static long Experiment(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : throw NoExperiment(id);

    /// <summary>The experiments of a search; what is no number finds nothing.</summary>
    public static IReadOnlyList<long> Experiments(IReadOnlyList<string>? ids) =>
        [.. (ids ?? []).Where(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _)).Select(Experiment).Distinct()];

    /// <exception cref="MlflowFault">There can be no such run.</exception>
    public static RunId Run(string id) => RunId.TryParse(id, out RunId? run) ? run : throw NoRun(id);

    public static string Text(long experiment) => experiment.ToString(CultureInfo.InvariantCulture);

    public static MlflowFault NoExperiment(string id) => MlflowFault.Missing($"No Experiment with id={id} exists");

    public static MlflowFault NoRun(string id) => MlflowFault.Missing($"Run with id={id} not found");
}
