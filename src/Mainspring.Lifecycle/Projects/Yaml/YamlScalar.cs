namespace Mainspring.Lifecycle.Projects.Yaml;

/// <summary>One value.</summary>
/// <param name="Text">The text without quotes.</param>
/// <param name="IsPlain">Whether it was written without quotes.</param>
/// <param name="Place">Where it stands.</param>
public sealed record YamlScalar(string Text, bool IsPlain, YamlPlace Place) : YamlElement(Place)
{
    /// <summary>Whether nothing, <c>~</c> or <c>null</c> was written.</summary>
    public bool IsNull => IsPlain && Text is "" or "~" or "null";

    internal override long Size => 1;

    internal override string Kind => IsNull ? "nothing" : $"'{Text}'";
}
