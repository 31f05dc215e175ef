using System.Diagnostics.CodeAnalysis;

namespace Mainspring.Lifecycle.Serving;

/// <summary>A loaded model, or why there is none.</summary>
public sealed class ModelLoad
{
    private ModelLoad(ServedModel? model, string? refusal)
    {
        Model = model;
        Refusal = refusal;
    }

    /// <summary>The model; null when it was refused.</summary>
    public ServedModel? Model { get; }

    /// <summary>Why the model was refused, in a sentence; null when it was loaded.</summary>
    public string? Refusal { get; }

    /// <summary>Whether there is a model.</summary>
    [MemberNotNullWhen(true, nameof(Model))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsLoaded => Model is not null;

    /// <summary>A loaded model.</summary>
    public static ModelLoad Of(ServedModel model) => new(model, null);

    /// <summary>A refused one.</summary>
    public static ModelLoad Refused(string why) => new(null, why);
}
