using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Mainspring.Connectors.Http;
using Mainspring.Lifecycle.Alerts.Webhooks;

namespace Mainspring.Connectors.Tests.Http;

public sealed class GuardedHttpTests : IDisposable
{
    private static readonly Dictionary<string, string> NoHeaders = [];

    private readonly Listener _listener = new();
    private readonly GuardedHttp _guarded = new(ReachableHosts.None, TimeProvider.System, resolve: PrivateNames);

    /// <summary>Every spelling of this machine and its networks that some parser takes, and names that lead there.</summary>
    public static TheoryData<string> HostsThatLeadInside { get; } =
    [
        "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0x7F.0x0.0x0.0x1", "017700000001", "0177.0.0.1", "0177.0.0.01",
        "127.000.000.001", "127.0.0.1.", "0", "0.0.0.0", "localhost", "localhost.", "LOCALHOST", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
        "[::ffff:0:7f00:1]", "[0:0:0:0:0:ffff:7f00:0001]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fe80::1]", "[fd00::1]",
        "169.254.169.254", "0xA9FEA9FE", "2852039166", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255",
        "①②⑦.⓪.⓪.①", "１２７.0.0.1", "127。0。0。1", "loopback.example", "metadata.example", "mixed.example", "mapped.example", "unknown.example", "empty.example",
    ];

    public void Dispose()
    {
        _guarded.Dispose();
        _listener.Dispose();
    }

    [Theory]
    [MemberData(nameof(HostsThatLeadInside))]
    public async Task A_host_that_leads_inside_is_neither_accepted_nor_called(string host)
    {
        string url = string.Create(CultureInfo.InvariantCulture, $"http://{host}:{_listener.Port}/hook");

        (await _guarded.FindFaultAsync(url, TestContext.Current.CancellationToken)).ShouldNotBeNull();
        (await _guarded.PostAsync(url, "{}"u8.ToArray(), NoHeaders, TestContext.Current.CancellationToken)).ShouldBeOfType<CallResult.Refused>();
        _listener.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task A_name_that_was_public_when_it_was_accepted_is_judged_again_when_it_is_called()
    {
        int asked = 0;
        Task<IPAddress[]> Rebinding(string host, CancellationToken cancellation) => Task.FromResult<IPAddress[]>([IPAddress.Parse(asked++ == 0 ? "1.1.1.1" : "127.0.0.1")]);
        using var guarded = new GuardedHttp(ReachableHosts.None, TimeProvider.System, resolve: Rebinding);
        string url = $"http://rebinding.example:{_listener.Port}/hook";

        (await guarded.FindFaultAsync(url, TestContext.Current.CancellationToken)).ShouldBeNull();
        (await guarded.PostAsync(url, "{}"u8.ToArray(), NoHeaders, TestContext.Current.CancellationToken)).ShouldBeOfType<CallResult.Refused>();
        _listener.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task A_host_that_the_operator_allows_is_called_with_body_and_headers()
    {
        using var guarded = new GuardedHttp(ReachableHosts.Parse("127.0.0.1"), TimeProvider.System);
        CallResult result = await guarded.PostAsync($"http://127.0.0.1:{_listener.Port}/hook", "{\"a\":1}"u8.ToArray(), new Dictionary<string, string> { ["X-Sign"] = "v1,abc" }, TestContext.Current.CancellationToken);

        result.ShouldBeOfType<CallResult.Answered>().Status.ShouldBe(204);
        string request = await _listener.TakeAsync(TestContext.Current.CancellationToken);
        request.ShouldStartWith("POST /hook HTTP/1.1\r\n");
        request.ShouldContain("X-Sign: v1,abc\r\n");
        request.ShouldContain("Content-Type: application/json\r\n");
        request.ShouldEndWith("\r\n\r\n{\"a\":1}");
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_is_not_followed()
    {
        using var elsewhere = new Listener();
        using var redirecting = new Listener(_ => $"HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:{elsewhere.Port}/\r\nConnection: close\r\n\r\n");
        using var guarded = new GuardedHttp(ReachableHosts.Parse("127.0.0.1"), TimeProvider.System);

        CallResult result = await guarded.PostAsync($"http://127.0.0.1:{redirecting.Port}/", "{}"u8.ToArray(), NoHeaders, TestContext.Current.CancellationToken);

        result.ShouldBeOfType<CallResult.Answered>().Status.ShouldBe(307);
        elsewhere.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_without_an_end_is_not_read()
    {
        using var endless = new Listener(_ => "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffff\r\nthe body begins");
        using var guarded = new GuardedHttp(ReachableHosts.Parse("127.0.0.1"), TimeProvider.System);

        (await guarded.PostAsync($"http://127.0.0.1:{endless.Port}/", "{}"u8.ToArray(), NoHeaders, TestContext.Current.CancellationToken)).ShouldBeOfType<CallResult.Answered>();
    }

    [Fact]
    public async Task Who_does_not_answer_is_given_up()
    {
        using var silent = new Listener(_ => null);
        using var guarded = new GuardedHttp(ReachableHosts.Parse("127.0.0.1"), TimeProvider.System, TimeSpan.FromMilliseconds(200));

        CallResult result = await guarded.PostAsync($"http://127.0.0.1:{silent.Port}/", "{}"u8.ToArray(), NoHeaders, TestContext.Current.CancellationToken);

        result.ShouldBeOfType<CallResult.Failed>().Reason.ShouldBe("There was no answer within 0.2 seconds.");
    }

    [Fact]
    public async Task A_closed_port_fails_in_words_that_tell_no_address()
    {
        using var guarded = new GuardedHttp(ReachableHosts.Parse("127.0.0.1"), TimeProvider.System);

        CallResult result = await guarded.PostAsync("http://127.0.0.1:1/", "{}"u8.ToArray(), NoHeaders, TestContext.Current.CancellationToken);

        result.ShouldBeOfType<CallResult.Failed>().Reason.ShouldBe("No connection could be made.");
    }

    private static Task<IPAddress[]> PrivateNames(string host, CancellationToken cancellation) => host.TrimEnd('.') switch
    {
        "loopback.example" => Addresses("127.0.0.1"),
        "metadata.example" => Addresses("169.254.169.254"),
        "mixed.example" => Addresses("1.1.1.1", "10.0.0.1"),
        "mapped.example" => Addresses("::ffff:127.0.0.1"),
        "empty.example" => Addresses(),
        "localhost" or "LOCALHOST" => Dns.GetHostAddressesAsync(host, cancellation),
        _ => throw new SocketException((int)SocketError.HostNotFound),
    };

    private static Task<IPAddress[]> Addresses(params string[] addresses) => Task.FromResult(Array.ConvertAll(addresses, IPAddress.Parse));
}
