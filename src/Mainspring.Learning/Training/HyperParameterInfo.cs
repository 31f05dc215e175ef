namespace Mainspring.Learning.Training;

/// <summary>One hyper-parameter of a trainer.</summary>
/// <param name="Name">Its name in project files.</param>
/// <param name="Least">The least value allowed.</param>
/// <param name="Most">The greatest value allowed.</param>
/// <param name="Whole">Whether it counts something.</param>
/// <param name="Meaning">What it does, its unit, its default.</param>
public sealed record HyperParameterInfo(string Name, double Least, double Most, bool Whole, string Meaning);
