using System.Text.RegularExpressions;

namespace Mainspring.Architecture.Tests;

public sealed partial class StageOrderTests
{
    /// <summary>The life of a model. A stage may use only the stages before it.</summary>
    private static readonly string[] Stages =
    [
        "Identity", "Filters", "Artifacts", "Audit", "Projects", "Sources", "Datasets", "Tracking", "Tracing", "Training", "Registry",
        "Predictions", "Serving", "Batch", "Streaming", "Monitoring", "Evaluation", "Releases", "Alerts",
    ];

    [Fact]
    public void Every_folder_of_the_lifecycle_is_a_stage() =>
        Directory.EnumerateDirectories(Path.Combine(Checkout.Root, "src/Mainspring.Lifecycle")).Select(Path.GetFileName)
            .Where(folder => folder is not ("bin" or "obj")).Except(Stages).ShouldBeEmpty();

    [Fact]
    public void A_stage_uses_only_the_stages_before_it()
    {
        var broken =
            from file in Checkout.Files("src/Mainspring.Lifecycle", "*.cs")
            let stage = Path.GetRelativePath(Path.Combine(Checkout.Root, "src/Mainspring.Lifecycle"), file).Split('/')[0]
            from used in UsedStages(File.ReadAllText(file))
            where Array.IndexOf(Stages, used) > Array.IndexOf(Stages, stage)
            select $"{Path.GetRelativePath(Checkout.Root, file)}: {stage} uses {used}, which comes after it";
        broken.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_of_a_stage_lives_in_the_namespace_of_its_folder()
    {
        var misplaced =
            from file in Checkout.Files("src/Mainspring.Lifecycle", "*.cs")
            let stage = Path.GetRelativePath(Path.Combine(Checkout.Root, "src/Mainspring.Lifecycle"), file).Split('/')[0]
            where !Regex.IsMatch(File.ReadAllText(file), $@"^namespace Mainspring\.Lifecycle\.{stage}\b", RegexOptions.Multiline | RegexOptions.NonBacktracking)
            select Path.GetRelativePath(Checkout.Root, file);
        misplaced.ShouldBeEmpty();
    }

    [Fact]
    public void Stages_know_nothing_of_the_wire()
    {
        var wired =
            from folder in (string[])["src/Mainspring.Lifecycle", "src/Mainspring.Learning", "src/Mainspring.Data", "src/Mainspring.Pipelines", "src/Mainspring.Storage"]
            from file in Checkout.Files(folder, "*.cs")
            where File.ReadAllText(file).Contains("Microsoft.AspNetCore", StringComparison.Ordinal)
            select Path.GetRelativePath(Checkout.Root, file);
        wired.ShouldBeEmpty();
    }

    private static IEnumerable<string> UsedStages(string source) =>
        UseOfStage().Matches(source).Select(match => match.Groups["stage"].Value).Where(Stages.Contains).Distinct();

    [GeneratedRegex(@"Mainspring\.Lifecycle\.(?<stage>\w+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex UseOfStage();
}
