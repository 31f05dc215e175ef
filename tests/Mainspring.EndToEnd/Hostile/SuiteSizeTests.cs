using Mainspring.EndToEnd.Hostile.Tables;

namespace Mainspring.EndToEnd.Hostile;

public sealed class SuiteSizeTests
{
    [Fact]
    public void The_tables_make_more_than_1600_requests()
    {
        int calls = Routes.WithNames("r", "e").Count();
        int paths = Spellings.All.Length * (Routes.WithPath("r").Count() + Routes.WithPathInQuery("r").Count());
        int names = HostileNames.All.Length * calls;
        int filters = Filters.All.Length * (Routes.Searches("e").Count() + Routes.SearchesByQuery.Length);
        int bodies = Bombs.Small.Count() * calls;

        (paths + names + filters + bodies).ShouldBeGreaterThan(1600);
        new[] { Spellings.All.Length, HostileNames.All.Length, Filters.All.Length, Locations.Inside.Length, InnerUrls.All(1).Count() }.Zip([29, 35, 31, 30, 26]).ShouldAllBe(pair => pair.First >= pair.Second);
    }
}
