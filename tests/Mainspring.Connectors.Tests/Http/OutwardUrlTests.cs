using Mainspring.Connectors.Http;

namespace Mainspring.Connectors.Tests.Http;

public sealed class OutwardUrlTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("hooks.example.com/x")]
    [InlineData("//hooks.example.com/x")]
    [InlineData("ftp://hooks.example.com/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://hooks.example.com/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://")]
    [InlineData("http:///path")]
    [InlineData("http://:80/")]
    [InlineData("http://user@hooks.example.com/")]
    [InlineData("http://user:secret@hooks.example.com/")]
    [InlineData("http://hooks.example.com:0/")]
    [InlineData("http://hooks.example.com:99999/")]
    [InlineData("http://hooks.example.com\\@127.0.0.1/")]
    [InlineData("http://hooks.example.com/ x")]
    [InlineData("http://hooks.example.com/\r\nHost: x")]
    [InlineData(" http://hooks.example.com/")]
    public void What_is_no_plain_web_address_is_refused_in_a_sentence(string? text)
    {
        OutwardUrl.TryParse(text, out OutwardUrl? url, out string? fault).ShouldBeFalse();
        url.ShouldBeNull();
        fault.ShouldEndWith(".");
    }

    [Fact]
    public void A_very_long_one_is_refused() => OutwardUrl.TryParse($"http://hooks.example.com/{new string('a', 3000)}", out _, out _).ShouldBeFalse();

    [Theory]
    [InlineData("https://hooks.example.com/a?b=c")]
    [InlineData("http://hooks.example.com:8080/")]
    [InlineData("https://[2606:4700:4700::1111]/x")]
    public void A_plain_web_address_is_taken(string text) => OutwardUrl.TryParse(text, out _, out _).ShouldBeTrue();
}
