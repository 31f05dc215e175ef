using Mainspring.Lifecycle.Registry;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Registry;

/// <summary>What a call ends with when a change was not made.</summary>
internal static class RegistryFaults
{
    public static MlflowFault NoModel(string name) => MlflowFault.Missing($"Registered Model with name={name} not found");

    public static MlflowFault NoVersion(string model, object version) => MlflowFault.Missing($"Model Version (name={model}, version={version}) not found");

    /// <summary>The model after a change.</summary>
    public static RegisteredModel Demand(this ModelOutcome outcome, string name, bool asPrompt = false) => outcome switch
    {
        ModelOutcome.Done done => done.Model,
        ModelOutcome.NoSuchModel => throw NoModel(name),
        ModelOutcome.NameTaken { ByPrompt: var byPrompt } when byPrompt != asPrompt => throw MlflowFault.Exists(
            $"The name '{name}' is taken by a {(byPrompt ? "prompt" : "registered model")}; a model and a prompt cannot have the same name."),
        ModelOutcome.NameTaken => throw MlflowFault.Exists($"{(asPrompt ? "Prompt" : "Registered Model")} (name={name}) already exists."),
        ModelOutcome.Refused refused => throw MlflowFault.Invalid(refused.Fault),
        _ => throw new InvalidOperationException($"{outcome} is unknown."),
    };

    /// <summary>The version after a change.</summary>
    public static ModelVersion Demand(this VersionOutcome outcome, string model, VersionText version) => outcome switch
    {
        VersionOutcome.Done done => done.Version,
        VersionOutcome.NoSuchVersion => throw NoVersion(model, version),
        VersionOutcome.Refused refused => throw MlflowFault.Invalid(refused.Fault),
        _ => throw new InvalidOperationException($"{outcome} is unknown."),
    };

    /// <summary>The version that was registered.</summary>
    public static ModelVersion Demand(this RegisterOutcome outcome, string model) => outcome switch
    {
        RegisterOutcome.Registered registered => registered.Version,
        RegisterOutcome.NoSuchModel => throw NoModel(model),
        RegisterOutcome.NoSuchSource missing => throw MlflowFault.Missing(missing.Fault),
        RegisterOutcome.Refused refused => throw MlflowFault.Invalid(refused.Fault),
        _ => throw new InvalidOperationException($"{outcome} is unknown."),
    };

    /// <summary>Goes on when an alias was moved.</summary>
    public static void Demand(this AliasOutcome outcome, AliasMove move)
    {
        switch (outcome)
        {
            case AliasOutcome.NoSuchModel:
                throw NoModel(move.Model);
            case AliasOutcome.NoSuchVersion:
                throw NoVersion(move.Model, move.To!.Value);
            case AliasOutcome.Refused refused:
                throw MlflowFault.Invalid(refused.Fault);
        }
    }
}
