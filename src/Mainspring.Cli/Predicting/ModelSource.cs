using Mainspring.Learning.Models;

namespace Mainspring.Cli.Predicting;

/// <summary>Finds the model that a command line names.</summary>
internal static class ModelSource
{
    /// <summary>Opens a model folder; the model is verified by its hash.</summary>
    /// <param name="name">A folder.</param>
    /// <exception cref="CommandFailure">There is no such model, or it is refused.</exception>
    public static Task<Model> OpenAsync(string name)
    {
        try
        {
            return Directory.Exists(name)
                ? Task.FromResult(ModelDirectory.Open(name))
                : throw new CommandFailure(ExitCode.NotFound, $"there is no model folder '{name}'");
        }
        catch (ModelRefusedException refused)
        {
            throw new CommandFailure(ExitCode.Failed, refused.Message);
        }
    }
}
