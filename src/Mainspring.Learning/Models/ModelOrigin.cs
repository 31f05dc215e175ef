namespace Mainspring.Learning.Models;

/// <summary>Where a model comes from. It stands in <c>MLmodel</c> and does not enter the model's identity.</summary>
/// <param name="RunId">The run that trained it, 32 hexadecimal digits.</param>
/// <param name="CreatedAt">When it was written.</param>
public sealed record ModelOrigin(string RunId, DateTimeOffset CreatedAt);
