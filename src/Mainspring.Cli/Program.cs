using Mainspring.Data.Native;

foreach (NativeDependency dependency in NativeDependency.All)
{
    Console.WriteLine(dependency.Inspect());
}
