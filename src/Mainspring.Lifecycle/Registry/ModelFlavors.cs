using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Yaml;
using Mainspring.Lifecycle.Registry.Foreign;

namespace Mainspring.Lifecycle.Registry;

/// <summary>The ways to load a model that the <c>MLmodel</c> file of its directory names.</summary>
public static class ModelFlavors
{
    /// <summary>The flavor that this server serves.</summary>
    public const string Own = "mainspring";

    /// <summary>The file that a model of that flavor is in.</summary>
    public const string OwnFile = "model.json";

    private const int LongestName = 100;
    private const int MostFlavors = 50;

    /// <summary>Flavors that are data: whoever loads one runs no code that came with it. All others may.</summary>
    private static readonly string[] Data = [Own, "onnx", "xgboost", "lightgbm", RemoteDescription.Flavor];

    /// <summary>Whether loading by a flavor runs code that came with the model. The server never does that; clients may.</summary>
    public static bool RunsCode(string flavor) => !Data.Contains(flavor, StringComparer.Ordinal);

    /// <summary>The flavors in the order of their names; none when the text is no such file.</summary>
    internal static IReadOnlyList<string> Read(string text) =>
        YamlText.Read(text, "MLmodel", []) is YamlMapping description && description.Entries.FirstOrDefault(entry => entry.Key == "flavors")?.Value is YamlMapping flavors
            ? [.. flavors.Entries.Select(entry => entry.Key).Where(IsName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostFlavors)]
            : [];

    private static bool IsName(string name) => name.Length is > 0 and <= LongestName && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.');
}
