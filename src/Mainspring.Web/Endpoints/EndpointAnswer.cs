using Mainspring.Web.Layout;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Web.Endpoints;

/// <summary>What is answered to forms on the page of an endpoint.</summary>
public static class EndpointAnswer
{
    /// <summary>Back to the page, which tells what became of the form.</summary>
    public static IResult Back(string endpoint, FormNotice notice) =>
        Answer.SeeOther(Link.With(Link.To("endpoints", endpoint), ("notice", notice.ToString())));
}
