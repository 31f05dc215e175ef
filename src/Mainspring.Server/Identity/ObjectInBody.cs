namespace Mainspring.Server.Identity;

/// <summary>Marks a route whose handler checks the role on the object that the body names.</summary>
internal sealed class ObjectInBody
{
    private ObjectInBody()
    {
    }

    public static ObjectInBody Instance { get; } = new();
}
