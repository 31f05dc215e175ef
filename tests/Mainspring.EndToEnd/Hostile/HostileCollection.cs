namespace Mainspring.EndToEnd.Hostile;

/// <summary>Tests that attack one server.</summary>
[CollectionDefinition(Name)]
public sealed class HostileCollection : ICollectionFixture<HostileServer>
{
    public const string Name = "hostile";
}
