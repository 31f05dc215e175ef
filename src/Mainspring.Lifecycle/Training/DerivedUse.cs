namespace Mainspring.Lifecycle.Training;

/// <summary>A column that the model computes, for pages and reports.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expression">How it is computed.</param>
/// <param name="Use">What becomes of it, and why it was derived when nobody asked for it.</param>
public sealed record DerivedUse(string Name, string Expression, string Use);
