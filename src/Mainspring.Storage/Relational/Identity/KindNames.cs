using Mainspring.Lifecycle.Identity.Grants;

namespace Mainspring.Storage.Relational.Identity;

/// <summary>Kinds of subjects and objects as they stand in rows.</summary>
internal static class KindNames
{
    private const string User = "user";
    private const string Key = "key";
    private const string Experiment = "experiment";
    private const string Model = "model";

    public static string Of(SubjectKind kind) => kind == SubjectKind.User ? User : Key;

    public static string Of(GrantObjectKind kind) => kind == GrantObjectKind.Experiment ? Experiment : Model;

    public static SubjectKind SubjectOf(string name) => name == User ? SubjectKind.User : SubjectKind.Key;

    public static GrantObjectKind ObjectOf(string name) => name == Experiment ? GrantObjectKind.Experiment : GrantObjectKind.Model;
}
