namespace Mainspring.Learning.Features;

/// <summary>The names of <see cref="ValueLogging"/> in project files, models and on the wire.</summary>
public static class ValueLoggingNames
{
    /// <summary>Every name with what it means.</summary>
    public static IReadOnlyList<(string Name, ValueLogging Value)> All { get; } = [("plain", ValueLogging.Plain), ("hash", ValueLogging.Hashed), ("drop", ValueLogging.Dropped)];

    /// <summary>The name of a value.</summary>
    public static string Of(ValueLogging value) => All.First(named => named.Value == value).Name;

    /// <summary>The value of a name.</summary>
    /// <exception cref="FormatException">There is none of that name.</exception>
    public static ValueLogging Parse(string name) => All.Where(named => named.Name == name).Select(named => (ValueLogging?)named.Value).FirstOrDefault()
        ?? throw new FormatException($"'{name}' does not say what may be logged; known are {string.Join(", ", All.Select(named => named.Name))}.");
}
