namespace Mainspring.Lifecycle.Registry.Foreign;

/// <summary>Tries a model of another tool where it can do no harm, before it is registered or served.</summary>
public interface IModelTrial
{
    /// <summary>Opens and runs the model of a folder; null when it answers, else why it is refused, in a sentence.</summary>
    Task<string?> TryAsync(string folder, CancellationToken cancellation = default);
}
