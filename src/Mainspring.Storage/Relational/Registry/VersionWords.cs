using Mainspring.Lifecycle.Registry;

namespace Mainspring.Storage.Relational.Registry;

/// <summary>The words by which stages and states are kept.</summary>
internal static class VersionWords
{
    public static string Of(ModelStage stage) => stage switch
    {
        ModelStage.None => "none",
        ModelStage.Staging => "staging",
        ModelStage.Production => "production",
        ModelStage.Archived => "archived",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "There is no such stage."),
    };

    public static string Of(VersionStatus status) => status switch
    {
        VersionStatus.Ready => "ready",
        VersionStatus.Pending => "pending",
        VersionStatus.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "There is no such state."),
    };

    public static ModelStage Stage(string word) => Enum.GetValues<ModelStage>().First(stage => Of(stage) == word);

    public static VersionStatus Status(string word) => Enum.GetValues<VersionStatus>().First(status => Of(status) == word);
}
