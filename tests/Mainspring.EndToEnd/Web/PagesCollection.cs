namespace Mainspring.EndToEnd.Web;

/// <summary>Tests that share one server and one browser.</summary>
[CollectionDefinition(Name)]
public sealed class PagesCollection : ICollectionFixture<DemoSite>
{
    public const string Name = "pages";
}
