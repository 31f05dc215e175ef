namespace Mainspring.Lifecycle.Registry;

/// <summary>What became of a change of a model.</summary>
public abstract record ModelOutcome
{
    private ModelOutcome()
    {
    }

    /// <summary>It was made; <paramref name="Model"/> is the model after it, or as it was before it was deleted.</summary>
    public sealed record Done(RegisteredModel Model) : ModelOutcome;

    /// <summary>There is no such model.</summary>
    public sealed record NoSuchModel : ModelOutcome;

    /// <summary>Another model, or a prompt, has the name.</summary>
    public sealed record NameTaken(bool ByPrompt) : ModelOutcome;

    /// <summary>Something given is not allowed; <paramref name="Fault"/> is the sentence that says what.</summary>
    public sealed record Refused(string Fault) : ModelOutcome;
}
