using Mainspring.Cli.Releases;

namespace Mainspring.Cli.Endpoints;

/// <summary><c>mainspring endpoints</c>: what answers predictions.</summary>
internal static class EndpointsVerb
{
    public static Command Create()
    {
        VerbCommand group = new("endpoints", "List, show, make, call and delete endpoints, and split their traffic.")
        {
            Examples =
            [
                new("mainspring endpoints list", "every endpoint with its version and traffic"),
                new("mainspring endpoints invoke telco-churn --record '{\"tenure\": 1}'", "one prediction"),
            ],
        };
        group.Add(EndpointsList.Create());
        group.Add(EndpointsShow.Create());
        group.Add(EndpointsDeploy.Create());
        group.Add(EndpointsTraffic.Create());
        group.Add(ReleasesShow.Create("decision"));
        group.Add(EndpointsInvoke.Create());
        group.Add(EndpointsDelete.Create());
        return group;
    }

    /// <summary>The endpoint that a verb is about.</summary>
    public static Argument<string> Name() => new("endpoint") { Description = "the name of the endpoint" };
}
