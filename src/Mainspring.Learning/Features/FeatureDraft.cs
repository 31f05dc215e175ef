using System.Runtime.ExceptionServices;
using Mainspring.Data.Expressions;
using Mainspring.Data.Faults;
using Mainspring.Data.Tables;

namespace Mainspring.Learning.Features;

/// <summary>A plan while it is made: which columns are features, which are derived, which only feed those.</summary>
internal sealed class FeatureDraft
{
    private readonly Table _rows;
    private readonly int[]? _chosen;
    private readonly FeaturePlannerOptions _options;
    private readonly Dictionary<string, ColumnDeclaration> _declarations;
    private readonly Dictionary<string, FeatureSource> _features = [];
    private readonly Dictionary<string, string> _reasons = [];
    private readonly List<DerivedColumn> _derived = [];
    private readonly List<Column> _derivedValues = [];

    /// <param name="rows">The rows.</param>
    /// <param name="chosen">Which of them are those of training; null for all. Columns are read through it, not copied.</param>
    /// <param name="target">The column that is learned.</param>
    /// <param name="options">The kind of features and what the project file declares.</param>
    public FeatureDraft(Table rows, int[]? chosen, string? target, FeaturePlannerOptions options)
    {
        (_rows, _chosen, _options) = (rows, chosen, options);
        _declarations = options.Declarations.ToDictionary(d => d.Name, StringComparer.Ordinal);
        RequireColumns();
        List<DerivedFeature> unasked = [];
        ColumnSummary?[] summaries = Summaries(target);
        for (int i = 0; i < summaries.Length; i++)
        {
            if (Select(rows.Columns[i], summaries[i], target) is { } feature)
            {
                unasked.Add(feature);
            }
        }

        foreach (DerivedFeature feature in DerivedOrder.Sort([.. options.Derived, .. unasked]))
        {
            Derive(feature, target);
        }
    }

    /// <summary>What the model reads and derives.</summary>
    /// <exception cref="ArgumentException">No column is left to learn from.</exception>
    public (InputSchema Schema, FittedEncoder[] Encoders, IReadOnlyList<DroppedColumn> Dropped) Finish()
    {
        if (_features.Count == 0)
        {
            throw new ArgumentException($"No column is left to learn from: {string.Join("; ", _reasons.Select(pair => $"'{pair.Key}' {pair.Value}"))}.");
        }

        HashSet<string> needed = Needed();
        InputColumn[] inputs = [.. _rows.Columns.Where(column => needed.Contains(column.Name)).Select(column => _features.TryGetValue(column.Name, out FeatureSource? feature) ? feature.Input : FeedOf(column))];
        DerivedColumn[] derived = [.. _derived.Where(column => needed.Contains(column.Column.Name))];
        DroppedColumn[] dropped = [.. _reasons.Where(pair => !needed.Contains(pair.Key)).Select(pair => new DroppedColumn(pair.Key, pair.Value))];
        var schema = new InputSchema(inputs, [.. dropped.Select(d => d.Name)], _options.NullSpellings, derived);
        FittedEncoder[] encoders = [.. schema.Cells.Select(cell => _features.TryGetValue(cell.Name, out FeatureSource? feature) ? EncoderFitting.Fit(feature, _options) : new(new NoEncoder()))];
        return (schema, encoders, dropped);
    }

    private int FirstRow => _chosen is [var first, ..] ? first : 0;

    private Column Chosen(Column column) => _chosen is null ? column : column.Take(_chosen);

    private void RequireColumns()
    {
        if (_declarations.Keys.Concat(_options.IdColumns).FirstOrDefault(name => _rows.Schema.IndexOf(name) < 0) is { } unknown)
        {
            throw new ArgumentException($"The column '{unknown}' is declared but not in the data{Spelling.DidYouMean(unknown, _rows.Schema.Columns.Select(c => c.Name))}.");
        }
    }

    /// <summary>What is known of each column that may be read; null for the others. Columns are looked at side by side.</summary>
    private ColumnSummary?[] Summaries(string? target)
    {
        var summaries = new ColumnSummary?[_rows.Columns.Count];
        try
        {
            _ = Parallel.For(0, summaries.Length, i => summaries[i] = Unread(_rows.Columns[i], target) is null ? ColumnSummary.Of(_rows.Columns[i], _chosen, DeclarationOf(_rows.Columns[i].Name), _options) : null);
        }
        catch (AggregateException failed) when (failed.InnerExceptions.Count > 0)
        {
            ExceptionDispatchInfo.Throw(failed.InnerExceptions[0]);
        }

        return summaries;
    }

    private string? Unread(Column column, string? target) => column.Name == target ? "is the target" : ColumnSelection.DropUnread(column, DeclarationOf(column.Name), _options);

    /// <summary>Takes a column of the data as a feature, or notes why not; gives what is derived from it unasked.</summary>
    private DerivedFeature? Select(Column column, ColumnSummary? known, string? target)
    {
        ColumnDeclaration declaration = DeclarationOf(column.Name);
        if (known is not { } summary)
        {
            _reasons[column.Name] = Unread(column, target)!;
            return null;
        }

        string? reason = ColumnSelection.DropAfterReading(column, declaration, summary, FirstRow, _options);
        InputColumn input = InputOf(column.Name, declaration, summary);
        (DerivedFeature Feature, bool Replaces)? unasked = MayDeriveFrom(column, summary) ? UnaskedFeatures.Of(input, summary, _options.MaxLevels, IsTaken) : null;
        if (reason is not null || unasked is { Replaces: true })
        {
            _reasons[column.Name] = reason ?? $"is read as a number, '{unasked!.Value.Feature.Name}'";
        }
        else
        {
            _features[column.Name] = new(column, _chosen, input, summary);
        }

        return reason is null || unasked is { Replaces: true } ? unasked?.Feature : null;
    }

    private bool MayDeriveFrom(Column column, ColumnSummary summary) =>
        _options.DerivesUnasked
        && summary is { Type: ColumnType.Category, Present: > 0 }
        && column is TextColumn or CategoryColumn
        && DeclarationOf(column.Name).Type is null
        && !_options.Encodings.ContainsKey(column.Name)
        && !_options.Derived.Any(feature => feature.Expression.Columns.Contains(column.Name, StringComparer.Ordinal));

    private bool IsTaken(string name) => _rows.Schema.IndexOf(name) >= 0 || _options.Derived.Any(feature => feature.Name == name);

    /// <summary>Computes a derived column over the rows.</summary>
    private void Derive(DerivedFeature feature, string? target)
    {
        ExpressionColumn[] known = [.. _rows.Columns.Where(column => column.Name != target).Select(column => new ExpressionColumn(column.Name, ExpressionColumn.TypeOf(DeclarationOf(column.Name).Type ?? column.Type))), .. _derivedValues.Select(column => new ExpressionColumn(column.Name, ExpressionColumn.TypeOf(column.Type)))];
        Expression expression = Expression.Of(QuantileBuckets.Replace(feature.Expression.Root, (number, count) => Edges(Compute(Expression.Of(number).Compile(known), feature.Name), count)));
        Column values = Compute(Compile(expression, known, feature), feature.Name);
        var declaration = new ColumnDeclaration { Name = feature.Name, Type = IsHashed(feature.Name) && values is TextColumn ? ColumnType.Text : null };
        ColumnSummary summary = ColumnSummary.Of(values, null, declaration, _options);
        InputColumn input = InputOf(feature.Name, declaration, summary) with { DeclaredType = null };
        string? reason = ColumnSelection.DropUnread(values, declaration, _options) ?? ColumnSelection.DropUseless(values, summary, 0);
        _derivedValues.Add(values);
        if (reason is null && _options.Encodings.GetValueOrDefault(feature.Name)?.Method is EncodingMethod.OneHot or EncodingMethod.Ordinal or EncodingMethod.TargetMean or EncodingMethod.Hashing && values is not TextColumn)
        {
            throw new ArgumentException($"The derived column '{feature.Name}' is encoded as categories and holds {ColumnTypeNames.Of(values.Type)}s; make texts of them with text(x).");
        }

        if (reason is null)
        {
            _features[feature.Name] = new(values, Rows: null, input, summary);
        }
        else
        {
            _reasons[feature.Name] = reason;
            input = values is TextColumn ? FreeTextOf(input, summary) : input;
        }

        _derived.Add(new(input, expression, feature.Reason));
    }

    private static CompiledExpression Compile(Expression expression, ExpressionColumn[] known, DerivedFeature feature)
    {
        try
        {
            return expression.Compile(known);
        }
        catch (ExpressionException wrong)
        {
            throw new ArgumentException($"The derived column '{feature.Name}' cannot be computed: {wrong.Fault}.", wrong);
        }
    }

    private Column Compute(CompiledExpression expression, string name)
    {
        var columns = new List<Column>();
        foreach (string used in expression.Expression.Columns)
        {
            columns.Add(_derivedValues.Find(column => column.Name == used)
                ?? TypedColumn.Of(new([Chosen(_rows[used])]), new() { Name = used, Type = DeclarationOf(used).Type ?? _rows[used].Type }, _options.NullSpellings));
        }

        // A table of no columns has no rows, and a constant is a value of every row.
        columns.AddRange(columns.Count == 0 ? _rows.Columns.Take(1).Select(Chosen) : []);
        return TypedColumn.WithoutNulls(expression.Over(new(columns), name), _options.NullSpellings);
    }

    /// <summary>The edges between buckets of about as many rows each, equal ones once.</summary>
    private static double[] Edges(Column column, int buckets)
    {
        double[] sorted = [.. ((RealColumn)column).Values.ToArray().Where(double.IsFinite).Order()];
        return sorted.Length == 0 ? [0] : [.. Enumerable.Range(1, buckets - 1).Select(bucket => sorted[(int)((long)bucket * sorted.Length / buckets)]).Distinct()];
    }

    private ColumnDeclaration DeclarationOf(string name)
    {
        ColumnDeclaration declaration = _declarations.GetValueOrDefault(name) ?? new() { Name = name };
        return IsHashed(name) ? declaration with { Type = ColumnType.Text }
            : _options.Encodings.GetValueOrDefault(name)?.Method is EncodingMethod.OneHot or EncodingMethod.Ordinal or EncodingMethod.TargetMean ? declaration with { Type = ColumnType.Category }
            : declaration;
    }

    private bool IsHashed(string name) => _options.Encodings.GetValueOrDefault(name)?.Method == EncodingMethod.Hashing;

    /// <summary>The features, and all that they are computed from.</summary>
    private HashSet<string> Needed()
    {
        var needed = new HashSet<string>(_features.Keys, StringComparer.Ordinal);
        foreach (DerivedColumn column in _derived.AsEnumerable().Reverse().Where(column => needed.Contains(column.Column.Name)))
        {
            needed.UnionWith(column.Expression.Columns);
        }

        return needed;
    }

    /// <summary>A column that only feeds derived ones.</summary>
    private InputColumn FeedOf(Column column)
    {
        ColumnDeclaration declaration = DeclarationOf(column.Name);
        ColumnSummary summary = ColumnSummary.Of(column, _chosen, declaration, _options);
        InputColumn input = InputOf(column.Name, declaration, summary);
        return input.Type == ColumnType.Category ? FreeTextOf(input, summary) : input;
    }

    private static InputColumn FreeTextOf(InputColumn input, ColumnSummary summary) => input with { Type = ColumnType.Text, Levels = [], Mode = summary.Mode };

    private InputColumn InputOf(string name, ColumnDeclaration declaration, ColumnSummary summary)
    {
        var input = new InputColumn
        {
            Name = name,
            Type = summary.Type,
            DeclaredType = _declarations.GetValueOrDefault(name)?.Type,
            Levels = summary.Levels,
            Required = declaration.Required,
            HadMissing = summary.Missing > 0,
            DeclaredMin = declaration.Min,
            DeclaredMax = declaration.Max,
            DeclaredValues = declaration.Values,
            Unit = declaration.Unit,
            Logging = declaration.Logging,
            Min = summary.Min,
            Max = summary.Max,
            Median = summary.Median,
            Mode = summary.Mode,
        };
        return IsHashed(name) ? FreeTextOf(input, summary) : input;
    }
}
