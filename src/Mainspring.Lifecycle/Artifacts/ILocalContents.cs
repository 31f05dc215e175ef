namespace Mainspring.Lifecycle.Artifacts;

/// <summary>A store whose contents are files of this machine, so that what wants a file need not copy one.</summary>
public interface ILocalContents
{
    /// <summary>The path of a content, to read only; null when it is not there.</summary>
    string? PathOf(ContentHash hash);
}
