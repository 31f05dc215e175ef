using System.Buffers.Binary;
using System.Globalization;

namespace Mainspring.Lifecycle.Tracking;

/// <summary>Names that people can say and remember: two words and a number, such as <c>brave-otter-14</c>.</summary>
public static class RunNames
{
    private static readonly string[] Qualities =
    [
        "able", "agile", "amber", "apt", "bold", "brave", "bright", "brisk", "calm", "candid", "clear", "clever", "cosy", "crisp", "deft", "dapper",
        "eager", "early", "easy", "fair", "fine", "fleet", "fond", "frank", "fresh", "gentle", "glad", "golden", "grand", "happy", "hardy", "honest",
        "humble", "jolly", "keen", "kind", "lively", "loyal", "lucky", "lunar", "mellow", "merry", "mild", "modest", "neat", "nimble", "noble", "patient",
        "plain", "polite", "proud", "quick", "quiet", "rapid", "ready", "rosy", "royal", "sharp", "silver", "smart", "solid", "steady", "sunny", "swift",
        "tidy", "trusty", "vivid", "warm", "wise", "witty", "young", "zesty",
    ];

    private static readonly string[] Animals =
    [
        "ant", "badger", "bat", "bear", "beaver", "bee", "bison", "boar", "bream", "carp", "cat", "cobra", "cod", "colt", "crane", "crow",
        "deer", "dingo", "dove", "eagle", "eel", "egret", "elk", "falcon", "ferret", "finch", "fox", "frog", "gecko", "gibbon", "goat", "goose",
        "gull", "hare", "hawk", "heron", "horse", "ibex", "ibis", "jackal", "jay", "koala", "lark", "lemur", "lion", "llama", "lynx", "marten",
        "mole", "moose", "moth", "newt", "okapi", "orca", "otter", "owl", "panda", "perch", "pike", "plover", "puffin", "quail", "raven", "robin",
        "salmon", "seal", "shrew", "snipe", "stork", "swan", "tapir", "tern", "tiger", "toad", "trout", "viper", "vole", "walrus", "weasel", "wolf",
        "wren", "yak", "zebra",
    ];

    /// <summary>The name that belongs to an identity: always the same one.</summary>
    public static string For(RunId run)
    {
        ulong seed = BinaryPrimitives.ReadUInt64BigEndian(Convert.FromHexString(run.Value));
        (ulong rest, ulong quality) = ulong.DivRem(seed, (ulong)Qualities.Length);
        (rest, ulong animal) = ulong.DivRem(rest, (ulong)Animals.Length);
        return string.Create(CultureInfo.InvariantCulture, $"{Qualities[quality]}-{Animals[animal]}-{1 + (rest % 99)}");
    }
}
