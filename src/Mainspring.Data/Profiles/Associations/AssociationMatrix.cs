namespace Mainspring.Data.Profiles.Associations;

/// <summary>How each of some columns goes together with each other, for a heat map.</summary>
/// <param name="Columns">The names of rows and columns.</param>
/// <param name="Values">
/// −1 to 1 at [i][j], null where nothing can be told. Two numeric columns have Pearson's coefficient below the diagonal and Spearman's above it; Cramér's V and the
/// correlation ratio stand on both sides.
/// </param>
public sealed record AssociationMatrix(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<double?>> Values);
