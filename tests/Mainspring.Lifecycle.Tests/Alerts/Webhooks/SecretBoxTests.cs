using Mainspring.Lifecycle.Alerts.Webhooks;

namespace Mainspring.Lifecycle.Tests.Alerts.Webhooks;

public sealed class SecretBoxTests
{
    private readonly SecretBox _box = new([.. Enumerable.Range(0, SecretBox.KeyBytes).Select(i => (byte)i)]);

    [Fact]
    public void What_was_sealed_is_opened_and_looks_different_each_time()
    {
        byte[] first = _box.Seal("whsec \u00e9");
        byte[] second = _box.Seal("whsec \u00e9");

        _box.Open(first).ShouldBe("whsec \u00e9");
        second.ShouldNotBe(first);
        first.AsSpan().IndexOf("whsec"u8).ShouldBe(-1);
    }

    [Fact]
    public void Another_key_or_a_changed_byte_opens_nothing()
    {
        byte[] sealedSecret = _box.Seal("secret");
        new SecretBox(new byte[SecretBox.KeyBytes]).Open(sealedSecret).ShouldBeNull();
        _box.Open([]).ShouldBeNull();
        sealedSecret[^1] ^= 1;
        _box.Open(sealedSecret).ShouldBeNull();
    }
}
