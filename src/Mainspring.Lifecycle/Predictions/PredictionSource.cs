using System.Text;
using Mainspring.Lifecycle.Predictions.Journal;
using Mainspring.Lifecycle.Predictions.Masking;

namespace Mainspring.Lifecycle.Predictions;

/// <summary>
/// Where predictions come from: an endpoint's variant and the model version behind it. It holds the part of a journal record
/// that is the same for all of its requests, encoded once.
/// </summary>
public sealed class PredictionSource
{
    /// <summary>Describes a source.</summary>
    /// <param name="endpoint">The name of the endpoint.</param>
    /// <param name="variant">The name of the variant that answers.</param>
    /// <param name="model">The name of the registered model.</param>
    /// <param name="version">The version of the model.</param>
    /// <param name="classes">The classes as JSON literals (<c>"Yes"</c>, <c>1</c>, <c>true</c>) in the order of the probabilities; empty for regression.</param>
    /// <param name="reportedClass">The class whose probability is reported with every prediction; null for that of the predicted class.</param>
    public PredictionSource(
        string endpoint, string variant, string model, int version, IReadOnlyList<string> classes, int? reportedClass = null)
    {
        if (reportedClass is { } reported && (uint)reported >= (uint)classes.Count)
        {
            throw new ArgumentException($"The reported class is number {reported}; there are {classes.Count} classes.", nameof(reportedClass));
        }

        Endpoint = endpoint;
        Variant = variant;
        Model = model;
        Version = version;
        Classes = classes;
        ReportedClass = reportedClass;
        Encoded = Encode();
    }

    /// <summary>The name of the endpoint.</summary>
    public string Endpoint { get; }

    /// <summary>The name of the variant that answers.</summary>
    public string Variant { get; }

    /// <summary>The name of the registered model.</summary>
    public string Model { get; }

    /// <summary>The version of the model.</summary>
    public int Version { get; }

    /// <summary>The classes as JSON literals, in the order of the probabilities; empty for regression.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The class whose probability is reported; null for that of the predicted class.</summary>
    public int? ReportedClass { get; }

    /// <summary>Keeps values of sensitive columns out of the log; null when it may have all.</summary>
    public InputMask? Mask { get; init; }

    internal byte[] Encoded { get; }

    private byte[] Encode()
    {
        PayloadBuffer buffer = new(256);
        buffer.Text(Encoding.UTF8.GetBytes(Endpoint));
        buffer.Text(Encoding.UTF8.GetBytes(Variant));
        buffer.Text(Encoding.UTF8.GetBytes(Model));
        buffer.Varint((uint)Classes.Count);
        foreach (string label in Classes)
        {
            buffer.Text(Encoding.UTF8.GetBytes(label));
        }

        buffer.Varint(ReportedClass is { } reported ? (uint)reported + 1 : 0);
        return buffer.Written.ToArray();
    }
}
