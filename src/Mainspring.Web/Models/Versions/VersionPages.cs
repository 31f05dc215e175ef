using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Registry;
using Mainspring.Web.Identity;
using Mainspring.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Web.Models.Versions;

/// <summary>A version of a model, and the forms that describe, tag, stage and delete it.</summary>
internal static class VersionPages
{
    private const string Path = "/models/{model}/versions/{version:int}";

    public static void MapVersions(this RouteGroupBuilder pages)
    {
        pages.MapGet(Path, ShowAsync).Needs(Role.Viewer);
        pages.MapPost(Path + "/describe", DescribeAsync).Needs(Role.Editor);
        pages.MapPost(Path + "/tag", TagAsync).Needs(Role.Editor);
        pages.MapPost(Path + "/stage", StageAsync).Needs(Role.Operator);
        pages.MapPost(Path + "/delete", DeleteAsync).Needs(Role.Operator);
    }

    private static async Task<IResult> ShowAsync(string model, int version, string? notice, VersionReader reader, CancellationToken cancellation) =>
        await reader.ReadAsync(model, new VersionReference.Number(version), FormNotice.Parse(notice), cancellation) is { } found
            ? Answer.Page<VersionPage, VersionModel>(found)
            : Answer.NotFound($"There is no version {version} of a model '{model}'.", "/models");

    private static async Task<IResult> DescribeAsync(string model, int version, IFormCollection form, ModelRegistry registry, CancellationToken cancellation) =>
        Back(model, version, await registry.ChangeVersionAsync(model, version, new() { Description = form["description"].ToString() }, cancellation), "The description is saved.");

    private static async Task<IResult> TagAsync(string model, int version, IFormCollection form, ModelRegistry registry, CancellationToken cancellation)
    {
        (string key, string value) = (form["key"].ToString(), form["value"].ToString());
        NotesChange change = value.Length == 0 ? new() { RemoveTags = [key] } : new() { SetTags = new Dictionary<string, string> { [key] = value } };
        return Back(model, version, await registry.ChangeVersionAsync(model, version, change, cancellation), value.Length == 0 ? $"The tag {key} is gone." : $"The tag {key} is set.");
    }

    private static async Task<IResult> StageAsync(string model, int version, IFormCollection form, ModelRegistry registry, CancellationToken cancellation) =>
        Enum.TryParse(form["stage"], out ModelStage stage)
            ? Back(model, version, await registry.MoveStageAsync(new(model, version, stage, form["archive"] == "yes"), cancellation), $"The stage is {stage}.")
            : Back(model, version, new VersionOutcome.Refused("Choose a stage."), "");

    private static async Task<IResult> DeleteAsync(string model, int version, ModelRegistry registry, CancellationToken cancellation) =>
        await registry.RemoveVersionAsync(model, version, cancellation) is VersionOutcome.Done
            ? Answer.SeeOther(Link.With(Link.To("models", model), ("notice", new FormNotice(true, $"Version {version} is deleted.").ToString())))
            : Answer.NotFound($"There is no version {version} of a model '{model}'.", "/models");

    private static IResult Back(string model, int version, VersionOutcome outcome, string done)
    {
        FormNotice notice = outcome switch
        {
            VersionOutcome.Done => new(true, done),
            VersionOutcome.Refused refused => new(false, refused.Fault),
            _ => new(false, "There is no such version any more."),
        };
        return Answer.SeeOther(Link.With(Link.To("models", model, "versions", version.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("notice", notice.ToString())));
    }
}
