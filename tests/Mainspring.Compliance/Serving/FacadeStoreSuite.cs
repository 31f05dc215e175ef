using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Facades;
using Mainspring.Lifecycle.Serving.Variants;

namespace Mainspring.Compliance.Serving;

/// <summary>What every store of facades must do.</summary>
public abstract class FacadeStoreSuite
{
    /// <summary>The store under test, empty at first.</summary>
    protected abstract IFacadeStore Store { get; }

    /// <summary>The endpoints of the same database.</summary>
    protected abstract IEndpointStore Endpoints { get; }

    [Fact]
    public async Task Facades_read_back_as_they_were_set_and_go_with_their_endpoint()
    {
        await PutEndpointAsync("churn");
        await PutEndpointAsync("prices");
        await Store.PutAsync("prices", Read("""{"port": 1, "routes": {"GET /old": "health"}}"""));
        Facade facade = Read("""{"port": 5000, "anonymous": true, "project": "p", "routes": {"POST /predict": {"predict": {"f": ["a", "b"]}, "answer": {"x": "prediction"}}}}""");
        await Store.PutAsync("churn", facade);
        await Store.PutAsync("prices", facade);

        IReadOnlyList<KeyValuePair<string, Facade>> read = await Store.ListAsync();
        read.Select(pair => pair.Key).ShouldBe(["churn", "prices"]);
        read.ShouldAllBe(pair => pair.Value.ToJson().ToJsonString() == facade.ToJson().ToJsonString());

        (await Store.DeleteAsync("churn")).ShouldBeTrue();
        (await Store.DeleteAsync("churn")).ShouldBeFalse();
        await Endpoints.DeleteAsync("prices");
        (await Store.ListAsync()).ShouldBeEmpty();
    }

    private static Facade Read(string json) => Facade.TryRead(JsonNode.Parse(json)!.AsObject(), out Facade? facade, out _) ? facade : throw new InvalidOperationException(json);

    private Task PutEndpointAsync(string name) => Endpoints.PutAsync(new Endpoint(name, [Variant.Alone("m", "champion")], "salt", null, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch));
}
