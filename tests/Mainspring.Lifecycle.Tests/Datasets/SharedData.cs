using Mainspring.Data.Reading;
using Mainspring.Data.Tables;

namespace Mainspring.Lifecycle.Tests.Datasets;

/// <summary>The real data sets that lie beside the project; tests that need one are skipped where it is not.</summary>
internal static class SharedData
{
    public static Table Read(string name) => TableReader.Read(Checkout.SharedData(name));
}
