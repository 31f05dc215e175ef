using Mainspring.Lifecycle.Sources;
using Mainspring.Server.Hosting;

namespace Mainspring.Server.Pipelines;

/// <summary>
/// What the arguments of a job may say of its data. Whoever starts a job may name versions and files of the folder of projects. What else a project
/// reads its file says, which the operator put there: an argument could make this server read its own machine, or its network, with its own keys.
/// </summary>
internal static class DataSettings
{
    private const string Source = "data.source";

    /// <summary>What is wrong with a setting, as a sentence; null when it is fine.</summary>
    /// <param name="key">The path of the value.</param>
    /// <param name="value">The value.</param>
    /// <param name="project">The project file.</param>
    /// <param name="options">The folders of the server.</param>
    public static string? FindFault(string key, string value, string project, ServerOptions options) => key switch
    {
        Source => FindFault(value, project, options),
        "data" or "data.query" => $"A job does not take '{key}'; name a version or a file by '{Source}', or write it into the project file.",
        _ when key == "prepare" || (key.StartsWith("prepare.", StringComparison.Ordinal) && !key.StartsWith("prepare.parameters.", StringComparison.Ordinal)) =>
            $"A job does not take '{key}'; give values by prepare.parameters.NAME, or write it into the project file.",
        _ => null,
    };

    private static string? FindFault(string source, string project, ServerOptions options)
    {
        try
        {
            return SourceAddress.Parse(source, Path.GetDirectoryName(project)!) switch
            {
                SourceAddress.Version or SourceAddress.Content => null,
                SourceAddress.Local local => ProjectPath.TryParse(options.ProjectFolder, options.Home, Path.GetFullPath(local.Pattern), out _, out string? fault) ? null : fault,
                _ => $"A job does not take places outside by '{Source}'; write the place into the project file, or add its data as a version first.",
            };
        }
        catch (SourceFailedException refused)
        {
            return refused.Message;
        }
    }
}
