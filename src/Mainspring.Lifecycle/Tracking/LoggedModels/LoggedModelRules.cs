using System.Buffers;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Tracking.LoggedModels;

/// <summary>What names and values of logged models may be. Every fault of a record is found, not only the first.</summary>
public static class LoggedModelRules
{
    /// <summary>The most characters of the name of a model.</summary>
    public const int LongestName = 500;

    /// <summary>The most characters of its type and of the name of its run.</summary>
    public const int LongestType = 500;

    /// <summary>The most characters of the value of a tag: lists of registered versions are kept in one.</summary>
    public const int LongestTag = 64_000;

    /// <summary>The most points of metrics that are shown of one model.</summary>
    public const int MostMetricsShown = 1000;

    /// <summary>The most models of a page.</summary>
    public const int LargestPage = 1000;

    private static readonly SearchValues<char> Reserved = SearchValues.Create("/:.%\"'");

    /// <summary>What is wrong with a model that is about to be logged.</summary>
    public static IReadOnlyList<Fault> Check(NewLoggedModel model) =>
    [
        .. model.Name is null ? [] : CheckName(model.Name),
        .. Text("/model_type", model.ModelType),
        .. Text("/source_run_id", model.SourceRun),
        .. CheckParams(model.Params),
        .. CheckTags(model.Tags),
    ];

    /// <summary>What is wrong with parameters.</summary>
    public static IReadOnlyList<Fault> CheckParams(IReadOnlyDictionary<string, string> entries) => EntryRules.Check("/params", entries, TrackingRules.LongestParam);

    /// <summary>What is wrong with tags.</summary>
    public static IReadOnlyList<Fault> CheckTags(IReadOnlyDictionary<string, string> entries) => EntryRules.Check("/tags", entries, LongestTag);

    /// <summary>A name is a part of addresses such as <c>models:/name</c>, so the characters that mean something there are not allowed.</summary>
    private static IEnumerable<Fault> CheckName(string name) => NameRules.FindFault(name, LongestName) is { } fault
        ? [new("/name", $"The name of a model {fault}.")]
        : name.AsSpan().ContainsAny(Reserved)
            ? [new("/name", $"Invalid model name '{name}': it cannot contain the characters / : . % \" '.")]
            : [];

    private static IEnumerable<Fault> Text(string pointer, string? text) =>
        text is not null && NameRules.FindFaultInText(text, LongestType) is { } fault ? [new(pointer, $"The field {pointer[1..]} {fault}.")] : [];
}
