using System.Text;
using Mainspring.Lifecycle.Predictions.Outcomes;

namespace Mainspring.Lifecycle.Predictions.Journal;

/// <summary>A source of predictions as the journal encodes it, decoded once.</summary>
internal sealed class KnownSource
{
    private KnownSource(byte[] encoded, OutcomeSource source)
    {
        Encoded = encoded;
        Source = source;
        Endpoint = Encoding.UTF8.GetBytes(source.Endpoint);
        Variant = Encoding.UTF8.GetBytes(source.Variant);
        Model = Encoding.UTF8.GetBytes(source.Model);
        Classes = source.Classes.Count == 0 ? [] : Encoding.UTF8.GetBytes($"[{string.Join(',', source.Classes)}]");
        ClassTexts = [.. source.Classes.Select(literal => Encoding.UTF8.GetBytes(LabelText.Plain(literal)))];
    }

    /// <summary>The bytes in the payload.</summary>
    public byte[] Encoded { get; }

    public OutcomeSource Source { get; }

    public byte[] Endpoint { get; }

    public byte[] Variant { get; }

    public byte[] Model { get; }

    /// <summary>The classes as a JSON array; empty for regression.</summary>
    public byte[] Classes { get; }

    /// <summary>The texts of the classes.</summary>
    public byte[][] ClassTexts { get; }

    /// <summary>Decodes the source that a reader stands before.</summary>
    public static KnownSource Decode(ref PayloadReader reader, ReadOnlySpan<byte> rest, int version)
    {
        int before = reader.Left;
        OutcomeSource source = new()
        {
            Endpoint = Encoding.UTF8.GetString(reader.Text()),
            Variant = Encoding.UTF8.GetString(reader.Text()),
            Model = Encoding.UTF8.GetString(reader.Text()),
            Version = version,
            Classes = PayloadDecoder.Classes(ref reader),
            ReportedClass = (int)reader.Varint() is var reported and > 0 ? reported - 1 : null,
        };
        return new KnownSource(rest[..(before - reader.Left)].ToArray(), source);
    }
}
