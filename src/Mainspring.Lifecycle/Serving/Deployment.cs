using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Predictions.Masking;

namespace Mainspring.Lifecycle.Serving;

/// <summary>A model version at work behind an endpoint. Immutable; a request keeps the one it began with.</summary>
public sealed class Deployment
{
    /// <summary>Puts a loaded model behind an endpoint.</summary>
    public Deployment(string endpoint, string variant, ServedModel model, DateTimeOffset loadedAt)
    {
        Model = model;
        LoadedAt = loadedAt;
        Source = new PredictionSource(endpoint, variant, model.Name, model.Version, model.Classes, model.ReportedClass);
    }

    private Deployment(Deployment other, InputMask? mask)
    {
        Model = other.Model;
        LoadedAt = other.LoadedAt;
        Source = new PredictionSource(other.Source.Endpoint, other.Source.Variant, Model.Name, Model.Version, Model.Classes, Model.ReportedClass) { Mask = mask };
    }

    /// <summary>The model.</summary>
    public ServedModel Model { get; }

    /// <summary>What its journal records have in common.</summary>
    public PredictionSource Source { get; }

    /// <summary>When it began to answer.</summary>
    public DateTimeOffset LoadedAt { get; }

    /// <summary>The same with what the log may have of its records.</summary>
    internal Deployment With(InputMask? mask) => Source.Mask == mask ? this : new(this, mask);
}
