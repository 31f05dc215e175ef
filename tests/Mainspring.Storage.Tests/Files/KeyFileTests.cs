using Mainspring.Storage.Files;

namespace Mainspring.Storage.Tests.Files;

public sealed class KeyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_key_is_made_once_and_only_its_owner_may_read_it()
    {
        byte[] key = KeyFile.ReadOrCreate(_folder.File("secret.key"), 32);

        KeyFile.ReadOrCreate(_folder.File("secret.key"), 32).ShouldBe(key);
        key.Distinct().Count().ShouldBeGreaterThan(8);
        Directory.GetFiles(_folder.File("")).ShouldHaveSingleItem();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(_folder.File("secret.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Of_many_who_start_together_all_read_the_same_key()
    {
        byte[][] keys = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => KeyFile.ReadOrCreate(_folder.File("secret.key"), 32))));

        keys.Select(Convert.ToHexString).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_file_of_another_length_is_refused_and_left_as_it_is()
    {
        File.WriteAllText(_folder.File("secret.key"), "short");

        Should.Throw<InvalidDataException>(() => KeyFile.ReadOrCreate(_folder.File("secret.key"), 32));
        File.ReadAllText(_folder.File("secret.key")).ShouldBe("short");
    }
}
