using System.Text;
using Mainspring.Lifecycle.Predictions.Journal;

namespace Mainspring.Lifecycle.Tests.Predictions;

public sealed class Crc32CTests
{
    // The check value of the Rocksoft model, and the examples of RFC 3720, appendix B.4.
    [Fact]
    public void It_gives_the_published_values()
    {
        Crc32C.Of(Encoding.ASCII.GetBytes("123456789")).ShouldBe(0xE3069283u);
        Crc32C.Of(new byte[32]).ShouldBe(0x8A9136AAu);
        Crc32C.Of([.. Enumerable.Repeat((byte)0xFF, 32)]).ShouldBe(0x62A8AB43u);
        Crc32C.Of([.. Enumerable.Range(0, 32).Select(value => (byte)value)]).ShouldBe(0x46DD794Eu);
    }
}
