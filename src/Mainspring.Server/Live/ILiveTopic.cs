namespace Mainspring.Server.Live;

/// <summary>A kind of thing whose values can be followed under <c>/api/v1/stream?topics=kind:name</c>.</summary>
internal interface ILiveTopic
{
    /// <summary>What stands before the colon.</summary>
    string Kind { get; }

    /// <summary>The values of a thing at this moment as JSON; null when there is no such thing.</summary>
    string? Snapshot(string name);
}
