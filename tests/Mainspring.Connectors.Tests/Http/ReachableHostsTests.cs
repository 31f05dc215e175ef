using System.Net;
using Mainspring.Connectors.Http;

namespace Mainspring.Connectors.Tests.Http;

public sealed class ReachableHostsTests
{
    [Theory]
    [InlineData("10.1.0.0/16", "relay", "10.1.2.3", true)]
    [InlineData("10.1.0.0/16", "relay", "10.2.0.1", false)]
    [InlineData("10.1.0.0/16", "relay", "::ffff:10.1.2.3", true)]
    [InlineData("127.0.0.1", "localhost", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "localhost", "127.0.0.2", false)]
    [InlineData("::1", "localhost", "::1", true)]
    [InlineData("relay.corp.example", "RELAY.corp.example.", "10.0.0.1", true)]
    [InlineData("relay.corp.example", "evil.relay.corp.example", "10.0.0.1", false)]
    [InlineData(" 10.0.0.0/8 , relay ", "relay", "192.168.0.1", true)]
    [InlineData("", "relay", "10.0.0.1", false)]
    public void The_operator_allows_networks_addresses_and_names(string list, string host, string address, bool allowed) =>
        ReachableHosts.Parse(list).Allows(host, IPAddress.Parse(address)).ShouldBe(allowed);

    [Theory]
    [InlineData("10.0.0.0/99")]
    [InlineData("10")]
    [InlineData("http://relay")]
    [InlineData("relay:8080")]
    [InlineData("*")]
    public void A_part_that_is_none_of_them_is_named(string part) =>
        Should.Throw<FormatException>(() => ReachableHosts.Parse($"relay,{part}")).Message.ShouldContain($"'{part}'");
}
