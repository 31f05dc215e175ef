using System.Globalization;
using System.Text;
using Mainspring.Data.Csv;
using Mainspring.Learning.Models;

namespace Mainspring.Lifecycle.Batch;

/// <summary>Writes what a model answers as further fields of a record, those of <see cref="OutcomeColumns"/>.</summary>
internal sealed class OutcomeText
{
    /// <summary>The longest text of a single-precision number, with room to spare.</summary>
    private const int NumberBytes = 24;

    private readonly Scorer _scorer;
    private readonly byte _delimiter;
    private readonly byte[][] _labels;

    public OutcomeText(Scorer scorer, CsvDialect dialect, bool explains)
    {
        _scorer = scorer;
        _delimiter = dialect.Delimiter;
        IReadOnlyList<string> classes = scorer.Model.Target.Classes;
        _labels = [.. classes.Select(label => Field(label, dialect))];
        IReadOnlyList<string> names = OutcomeColumns.NamesOf(scorer.Model, explains);
        Header = [.. names.SelectMany(name => (byte[])[_delimiter, .. Field(name, dialect)])];
        MaxBytes = 2 + (classes.Count == 0 ? 0 : _labels.Max(label => label.Length)) + ((1 + names.Count) * (NumberBytes + 1));
    }

    /// <summary>What is appended to the header.</summary>
    public byte[] Header { get; }

    /// <summary>The most bytes that <see cref="Write"/> writes.</summary>
    public int MaxBytes { get; }

    /// <summary>Writes the fields of one row, each behind a delimiter.</summary>
    /// <param name="outputs">Those of the row.</param>
    /// <param name="contributions">Of every column, then the base value, to the output that is reported; empty where they are not asked for.</param>
    /// <param name="to">Room for <see cref="MaxBytes"/>.</param>
    /// <returns>The number of bytes.</returns>
    public int Write(ReadOnlySpan<float> outputs, ReadOnlySpan<double> contributions, Span<byte> to)
    {
        int length = Write(outputs, to);
        foreach (double contribution in contributions)
        {
            to[length++] = _delimiter;
            length += Number((float)contribution, to[length..]);
        }

        return length;
    }

    private int Write(ReadOnlySpan<float> outputs, Span<byte> to)
    {
        Outcome outcome = _scorer.Shape(outputs);
        int length = 0;
        to[length++] = _delimiter;
        if (outcome.Class < 0)
        {
            length += Number(outcome.Value, to[length..]);
            foreach (float end in outputs[1..])
            {
                to[length++] = _delimiter;
                length += Number(end, to[length..]);
            }

            return length;
        }

        byte[] label = _labels[outcome.Class];
        label.CopyTo(to[length..]);
        length += label.Length;
        to[length++] = _delimiter;
        int first = length;
        length += Number(outcome.Value, to[length..]);
        int width = length - first;
        for (int i = 0; i < _labels.Length; i++)
        {
            to[length++] = _delimiter;
            float probability = _scorer.ProbabilityOf(i, outputs);
            if (probability == outcome.Value)
            {
                to.Slice(first, width).CopyTo(to[length..]);
                length += width;
            }
            else
            {
                length += Number(probability, to[length..]);
            }
        }

        return length;
    }

    /// <summary>A text as one field, in quotes where it must be.</summary>
    public static byte[] Field(string text, CsvDialect dialect)
    {
        char quote = (char)dialect.Quote;
        bool isPlain = !text.AsSpan().ContainsAny([(char)dialect.Delimiter, quote, '\n', '\r']) && text.AsSpan().Trim().Length == text.Length;
        return Encoding.UTF8.GetBytes(isPlain ? text : $"{quote}{text.Replace($"{quote}", $"{quote}{quote}", StringComparison.Ordinal)}{quote}");
    }

    /// <summary>The fewest digits that read back as the same single-precision number; NaN is an empty field.</summary>
    private static int Number(float value, Span<byte> to)
    {
        if (float.IsNaN(value))
        {
            return 0;
        }

        value.TryFormat(to, out int written, default, CultureInfo.InvariantCulture);
        return written;
    }
}
