using System.Reflection;
using Mainspring.Lifecycle.Identity;
using Mainspring.Web.Data;
using Mainspring.Web.Endpoints;
using Mainspring.Web.Experiments;
using Mainspring.Web.Home;
using Mainspring.Web.Identity;
using Mainspring.Web.Jobs;
using Mainspring.Web.Layout;
using Mainspring.Web.Models;
using Mainspring.Web.Models.Versions;
using Mainspring.Web.Playground;
using Mainspring.Web.Predictions;
using Mainspring.Web.Releases;
using Mainspring.Web.Runs;
using Mainspring.Web.Runs.Comparing;
using Mainspring.Web.Runs.Files;
using Mainspring.Web.Runs.Listing;
using Mainspring.Web.Search;
using Mainspring.Web.Traces;
using Mainspring.Web.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Mainspring.Web;

/// <summary>The pages of the platform, rendered on the server.</summary>
public static class MainspringPages
{
    /// <summary>
    /// Registers what the pages need. The stores and stages of Lifecycle that they show must be registered by the caller. Forms are
    /// protected by keys that live as long as the process.
    /// </summary>
    public static IServiceCollection AddMainspringPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton<HomeReader>();
        services.AddSingleton<PlaygroundTries>();
        services.AddSingleton<RunReader>();
        services.AddSingleton<ComparisonReader>();
        services.AddSingleton<VersionReader>();
        services.AddSingleton<RunsReader>();
        services.AddSingleton<FilesReader>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "mainspring-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.FormFieldName = "form_token";
        });
        KeepFormKeysInMemory(services);
        return services;
    }

    /// <summary>Maps every page, the fragments that keep them live, and their assets.</summary>
    public static IEndpointRouteBuilder MapMainspringPages(this IEndpointRouteBuilder routes)
    {
        routes.MapPageAssets();
        RouteGroupBuilder pages = routes.MapPages();
        pages.MapHome();
        pages.MapRuns();
        pages.MapTracePages();
        pages.MapExperiments();
        pages.MapModels();
        pages.MapVersions();
        pages.MapEndpointPages();
        pages.MapReleasePages();
        pages.MapPredictionPages();
        pages.MapData();
        pages.MapPlayground();
        pages.MapJobs();
        pages.MapWebhookPages();
        pages.MapSearch();
        // For what a browser's address bar asks only: a call to the API that fits no route must not be answered by a page.
        pages.MapFallback((HttpContext context) => Missing(context)).Needs(Role.Viewer).WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
        return routes;
    }

    /// <summary>The default would make keys at start and write them unencrypted below the user's home folder.</summary>
    private static void KeepFormKeysInMemory(IServiceCollection services)
    {
        services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        Assembly dataProtection = typeof(EphemeralDataProtectionProvider).Assembly;
        foreach (ServiceDescriptor loader in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == dataProtection).ToArray())
        {
            services.Remove(loader);
        }
    }

    private static IResult Missing(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            ? Answer.NotFound("There is no page at this address.", "")
            : TypedResults.NotFound();
}
