using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Tracking.Inputs;

/// <summary>What inputs and outputs of runs may be. Every fault is found, not only the first.</summary>
public static class InputRules
{
    /// <summary>The most data sets, and the most models, that are logged in one go.</summary>
    public const int MostInputs = 1000;

    /// <summary>The most characters of the name of data.</summary>
    public const int LongestName = 500;

    /// <summary>The most characters of a digest.</summary>
    public const int LongestDigest = 36;

    /// <summary>The most characters of a description of a source.</summary>
    public const int LongestSource = 65_535;

    /// <summary>The most characters of a schema.</summary>
    public const int LongestSchema = 1_048_575;

    /// <summary>The most characters of a profile.</summary>
    public const int LongestProfile = 16_777_215;

    /// <summary>The most characters of the value of a tag of an input.</summary>
    public const int LongestTag = 500;

    /// <summary>What is wrong with inputs.</summary>
    public static IReadOnlyList<Fault> Check(RunInputs inputs) =>
        Math.Max(inputs.Datasets.Count, inputs.Models.Count) > MostInputs
            ? [TooMany(inputs.Datasets.Count > MostInputs ? "/datasets" : "/models")]
            : [.. inputs.Datasets.SelectMany((input, index) => Check($"/datasets/{index}", input))];

    /// <summary>What is wrong with outputs.</summary>
    public static IReadOnlyList<Fault> Check(IReadOnlyList<ModelOutput> outputs) => outputs.Count > MostInputs ? [TooMany("/models")] : [];

    private static Fault TooMany(string pointer) => new(pointer, $"At most {MostInputs} can be logged in one go.");

    private static IEnumerable<Fault> Check(string pointer, DatasetInput input) =>
    [
        .. Name($"{pointer}/dataset/name", input.Dataset.Name, LongestName),
        .. Name($"{pointer}/dataset/digest", input.Dataset.Digest, LongestDigest),
        .. Name($"{pointer}/dataset/source_type", input.Dataset.SourceType, LongestDigest),
        .. Text($"{pointer}/dataset/source", input.Dataset.Source, LongestSource),
        .. input.Dataset.Schema is null ? [] : Text($"{pointer}/dataset/schema", input.Dataset.Schema, LongestSchema),
        .. input.Dataset.Profile is null ? [] : Text($"{pointer}/dataset/profile", input.Dataset.Profile, LongestProfile),
        .. EntryRules.Check($"{pointer}/tags", input.Tags, LongestTag),
    ];

    private static IEnumerable<Fault> Name(string pointer, string name, int longest) =>
        NameRules.FindFault(name, longest) is { } fault ? [new(pointer, $"It {fault}.")] : [];

    private static IEnumerable<Fault> Text(string pointer, string text, int longest) =>
        NameRules.FindFaultInText(text, longest) is { } fault ? [new(pointer, $"It {fault}.")] : [];
}
