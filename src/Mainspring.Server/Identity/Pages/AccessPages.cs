using Mainspring.Client.Identity;
using Mainspring.Lifecycle.Identity;
using Mainspring.Web.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Identity.Pages;

/// <summary>Users, keys and grants for admins.</summary>
internal static class AccessPages
{
    public static void MapAccess(this RouteGroupBuilder pages)
    {
        RouteGroupBuilder access = pages.MapGroup("/access").Needs(Role.Admin);
        access.MapGet("", (HttpContext context) => Show(context, null));
        access.MapPost("/users", async (IFormCollection form, HttpContext context, UserAdmin admin) =>
            Show(context, await admin.AddAsync(context, form["name"], form["password"], form["role"]), $"The user {form["name"]} is added."));
        access.MapPost("/users/{user}/role", async (string user, IFormCollection form, HttpContext context, UserAdmin admin) =>
            Show(context, await admin.SetRoleAsync(context, user, form["role"]), $"{user} is {form["role"]} now."));
        access.MapPost("/users/{user}/remove", async (string user, HttpContext context, UserAdmin admin) =>
            Show(context, await admin.RemoveAsync(context, user), $"{user} is removed, and their keys are revoked."));
        access.MapPost("/keys", async (IFormCollection form, HttpContext context, KeyAdmin admin, TimeProvider time) =>
            Show(context, await KeyForm.CreateAsync(form, isForProgram: true, context, admin, time)));
        access.MapPost("/keys/{key}/revoke", async (string key, HttpContext context, KeyAdmin admin) =>
            Show(context, await admin.RevokeAsync(context, key), $"The key {key} is revoked."));
        access.MapPost("/grants", async (IFormCollection form, HttpContext context, GrantAdmin admin) =>
            Show(context, (await admin.SetAsync(context, GrantOf(form))).Outcome, $"{form["subject"]} is {form["role"]} on {form["object"]} now."));
        access.MapPost("/grants/remove", async (IFormCollection form, HttpContext context, GrantAdmin admin) =>
            Show(context, await admin.RemoveAsync(context, GrantOf(form)), $"The grant of {form["subject"]} is removed."));
    }

    private static GrantInfo GrantOf(IFormCollection form)
    {
        string subject = form["subject"].ToString().Trim();
        string on = form["object"].ToString().Trim();
        bool isUser = form["subject_kind"] == "User";
        bool isExperiment = form["object_kind"] == "Experiment";
        return new(isUser ? subject : null, isUser ? null : subject, isExperiment ? on : null, isExperiment ? null : on, form["role"]);
    }

    private static IResult Show(HttpContext context, IdentityOutcome outcome, string done) =>
        Show(context, outcome is IdentityOutcome.Done ? new PageNotice(true, done) : new PageNotice(false, outcome.Sentence()));

    private static IResult Show(HttpContext context, PageNotice? notice)
    {
        IdentityState state = context.RequestServices.GetRequiredService<IdentityDirectory>().Current;
        DateTimeOffset now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return IdentityPages.Access(
            new(
                [.. state.Users.Values.OrderBy(user => user.Name, StringComparer.Ordinal)],
                [.. context.RequestServices.GetRequiredService<KeyAdmin>().List(context.Caller()).Select(row => PageRows.Of(row.Key, row.LastUsedAt, now))],
                PageRows.Grants(state),
                notice,
                context.RequestServices.GetRequiredService<AccessPolicy>().IsOpen),
            notice is { Good: false } ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}
