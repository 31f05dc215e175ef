using Mainspring.Learning.Trees;

namespace Mainspring.Learning.Tests.Explanation;

/// <summary>Trees that no training made, with features that return along a path.</summary>
internal static class RandomTree
{
    public static TreeEnsemble Of(int features, int depth, int seed) => new(features, [0], OutputTransform.Identity, [Grown(features, depth, seed) with { Output = 0 }]);

    public static Tree Grown(int features, int depth, int seed)
    {
        var random = new Random(seed);
        var (feature, value, missing, cover, level) = (new List<int>(), new List<float>(), new List<bool>(), new List<float> { 4096 }, new List<int> { 0 });
        for (int node = 0; node < level.Count; node++)
        {
            bool leaf = level[node] == depth || (level[node] > 1 && random.Next(5) == 0);
            feature.Add(leaf ? Tree.Leaf : random.Next(features));
            value.Add((float)((random.NextDouble() * 4) - 2));
            missing.Add(!leaf && random.Next(2) == 0);
            if (!leaf)
            {
                float left = cover[node] * (float)(0.05 + (0.9 * random.NextDouble()));
                cover.AddRange([left, cover[node] - left]);
                level.AddRange([level[node] + 1, level[node] + 1]);
            }
        }

        return new(0, [.. feature], [.. value], [.. missing], [.. cover]);
    }

    /// <summary>A tree whose every split has a leaf on its left.</summary>
    public static TreeEnsemble Chain(int features, int depth)
    {
        var (feature, value, cover) = (new List<int>(), new List<float>(), new List<float> { 1000 });
        for (int split = 0; split < depth; split++)
        {
            feature.Add(split % features);
            value.Add((float)Math.Sin(split));
            cover.AddRange([cover[^1] * 0.01f, cover[^1] * 0.99f]);
            feature.Add(Tree.Leaf);
            value.Add(split * 0.01f);
        }

        feature.Add(Tree.Leaf);
        value.Add(7);
        return new(features, [0], OutputTransform.Identity, [new(0, [.. feature], [.. value], new bool[feature.Count], [.. cover])]);
    }

    public static TreeEnsemble WithoutCovers() => new(1, [0], OutputTransform.Identity, [new(0, [Tree.Leaf], [1], [false], [])]);
}
