namespace Mainspring.Web.Identity;

/// <summary>Marks a route that answers people with a page: who is not signed in is led to the sign-in page.</summary>
public sealed class PageRoute
{
    private PageRoute()
    {
    }

    /// <summary>The mark.</summary>
    public static PageRoute Instance { get; } = new();
}
