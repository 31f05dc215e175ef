using System.Globalization;
using System.Text.Json.Nodes;

namespace Mainspring.Lifecycle.Projects.Shapes;

/// <summary>A length of time: a number and <c>s</c>, <c>m</c>, <c>h</c> or <c>d</c>, above zero.</summary>
public sealed class DurationShape : ScalarShape<TimeSpan>
{
    private static readonly (char Unit, TimeSpan Length)[] Units = [('d', TimeSpan.FromDays(1)), ('h', TimeSpan.FromHours(1)), ('m', TimeSpan.FromMinutes(1)), ('s', TimeSpan.FromSeconds(1))];

    internal override string Expected => "a time such as 30s, 10m, 2h or 1d";

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema() => new() { ["type"] = "string", ["pattern"] = $@"^[0-9]+(\.[0-9]+)?[smhd]$|{ReferencePattern}" };

    internal override JsonNode? Write(TimeSpan value)
    {
        (char unit, TimeSpan length) = Units.First(u => value.Ticks % u.Length.Ticks == 0 || u.Unit == 's');
        return JsonValue.Create(string.Create(CultureInfo.InvariantCulture, $"{value / length:R}{unit}"));
    }

    private protected override Problem? Parse(string text, out TimeSpan value)
    {
        value = default;
        (char unit, TimeSpan length) = Units.FirstOrDefault(u => text.EndsWith(u.Unit));
        if (unit == default || !NumberText.TryParse(text[..^1].TrimEnd(), out double number))
        {
            return new(FaultCode.NotANumber, $"write {Expected}", NumberText.TryParse(text, out _) ? $"write {text}s for seconds" : null);
        }

        if (number <= 0 || number > 36_500)
        {
            return new(FaultCode.OutOfRange, "it must be above zero and below a century");
        }

        value = number * length;
        return null;
    }
}
