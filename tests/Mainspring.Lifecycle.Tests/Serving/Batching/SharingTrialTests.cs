using System.Text.Json;
using Mainspring.Data.Tables;
using Mainspring.Learning.Models;
using Mainspring.Learning.Scoring;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Batching;

namespace Mainspring.Lifecycle.Tests.Serving.Batching;

public sealed class SharingTrialTests
{
    [Theory]
    [InlineData(1000, 10, true)] // most of a run is the run itself
    [InlineData(0, 1000, false)] // rows cost what they cost
    [InlineData(20, 1, false)] // over before the next request comes
    public void Sharing_pays_where_runs_are_long_and_rows_are_cheap(int microsecondsOfARun, int microsecondsOfARow, bool pays)
    {
        WorkClock clock = new();
        Costly predictor = new(clock, TimeSpan.FromMicroseconds(microsecondsOfARun), TimeSpan.FromMicroseconds(microsecondsOfARow), _ => 0);

        SharingTrial.Pays(Serve(predictor), clock).ShouldBe(pays);
    }

    [Fact]
    public void Sharing_is_left_where_a_row_is_answered_otherwise_in_company()
    {
        WorkClock clock = new();
        Costly predictor = new(clock, TimeSpan.FromMilliseconds(1), TimeSpan.Zero, rows => rows > 1 ? 1e-7f : 0);

        SharingTrial.Pays(Serve(predictor), clock).ShouldBeFalse();
    }

    [Fact]
    public void Our_own_models_are_never_shared_since_a_run_of_them_costs_nothing_but_its_rows() =>
        SharingTrial.Pays(SmallModels.Churn(1), TimeProvider.System).ShouldBeFalse();

    [Fact]
    public async Task A_model_that_shares_runs_answers_what_it_answers_alone()
    {
        WorkClock clock = new();
        ServedModel alone = Serve(new Costly(clock, TimeSpan.FromMilliseconds(1), TimeSpan.Zero, _ => 0));
        ServedModel shared = alone.WithSharedRuns();
        (alone.IsAwaited, shared.IsAwaited, shared.SharesRuns).ShouldBe((false, true, true));
        double[] cells = [3, 0];
        float[] expected = new float[1];
        alone.Score(cells, 1, expected);

        float[] found = new float[1];
        await shared.ScoreAsync(cells, 1, found);

        found.ShouldBe(expected);
    }

    private static ServedModel Serve(IPredictor predictor) => new("telco", 1, new Model(ModelTarget.Binary("churn", ColumnType.Text, "No", "Yes"), "hand", SmallModels.Plan, predictor));

    /// <summary>A clock that only work moves.</summary>
    private sealed class WorkClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Work(TimeSpan time) => _ticks += time.Ticks;
    }

    /// <summary>Other software whose runs cost time; an output is the first feature, and what company does to it.</summary>
    private sealed class Costly(WorkClock clock, TimeSpan run, TimeSpan row, Func<int, float> company) : IExternalPredictor
    {
        public int FeatureCount => SmallModels.Plan.Width;

        public int OutputCount => 1;

        public bool CanExplain => false;

        public void Predict(ReadOnlySpan<float> features, int rows, Span<float> outputs)
        {
            clock.Work(run + (row * rows));
            for (int index = 0; index < rows; index++)
            {
                outputs[index] = (features[index * FeatureCount] / 100) + company(rows);
            }
        }

        public void Explain(ReadOnlySpan<float> features, int rows, Span<double> contributions) => throw new InvalidOperationException("nothing is known");

        public void WriteTo(Utf8JsonWriter writer)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", "costly");
            writer.WriteEndObject();
        }
    }
}
