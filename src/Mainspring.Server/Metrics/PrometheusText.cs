using System.Globalization;
using System.Text;

namespace Mainspring.Server.Metrics;

/// <summary>Writes the Prometheus text format 0.0.4.</summary>
internal sealed class PrometheusText
{
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new(8192);

    /// <summary>Begins a metric; its samples follow.</summary>
    public PrometheusText Metric(string name, string type, string help)
    {
        _text.Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n');
        _text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        return this;
    }

    /// <summary>A sample with its labels.</summary>
    public PrometheusText Sample(string name, double value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        _text.Append(name);
        for (int index = 0; index < labels.Length; index++)
        {
            _text.Append(index == 0 ? '{' : ',').Append(labels[index].Name).Append("=\"");
            AppendEscaped(labels[index].Value);
            _text.Append('"');
        }

        _text.Append(labels.IsEmpty ? " " : "} ").Append(Number(value)).Append('\n');
        return this;
    }

    /// <summary>A metric of one sample without labels.</summary>
    public PrometheusText Single(string name, string type, string help, double value) => Metric(name, type, help).Sample(name, value);

    /// <summary>A number as the format writes it.</summary>
    public static string Number(double value) => double.IsPositiveInfinity(value) ? "+Inf" : value.ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void AppendEscaped(string value)
    {
        foreach (char character in value)
        {
            _ = character switch
            {
                '\\' => _text.Append("\\\\"),
                '"' => _text.Append("\\\""),
                '\n' => _text.Append("\\n"),
                _ => _text.Append(character),
            };
        }
    }
}
