using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Tests.Artifacts;

public sealed class ArtifactPathTests
{
    public static TheoryData<string> Refused { get; } =
    [
        "", "/", ".", "..", "/etc/passwd", "//etc/passwd", "../etc/passwd", "a/../../etc/passwd", "a/..", "a/./b", "./a", "a//b", "a/", "a/b/",
        "..\\etc\\passwd", "a\\b", "\\\\server\\share", "C:/windows", "c:windows", "file:///etc/passwd", "http://host/x", "mlflow-artifacts:/x", "//proc/self/root",
        "%2e%2e/etc/passwd", "..%2fetc", "%252e%252e/", "a%00b", "a%0ab", "a%5cb", "a/%2e%2e/b", "a/%2e/b", "a/.%252e/b", "%c0%ae%c0%ae/b", "%uFF0E%uFF0E/b", "a\0b", "a\nb", "a\rb", "a\tb", "\u001b[31m", "a\u007fb", "a\u0085b",
        "... /x", "a/.../b", "a/ /b", ".. /x", " a", "a ", "a\u202egpj.exe", "a\u200bb", "a\u2066b", "\ud800", "a\udc00b", "\ufeffa", "cafe\u0301.txt", "a\u2028b",
    ];

    public static TheoryData<string> Accepted { get; } =
    [
        "a", "model/model.json", "model/MLmodel", "a b/c d.txt", "caf\u00e9/\u65e5\u672c\u8a9e.csv", ".hidden", "a.b..c", "..a", "a..", "...a/b", "x;y=1", "a#b?c", "it's",
        "steps/a:b", "$(id)", "<b>.html", "=1+1.csv", "100%", "50% off.txt", "a%zz", "a%2eb",
        "images/dogs%step%25%timestamp%1796054645364%mdf7d89f-25cd.png", "images/dogs%step%90%timestamp%18%o612879f.webp", "\ud83d\ude80.txt",
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public void Spellings_that_leave_the_folder_or_hide_what_they_are_are_refused(string text)
    {
        ArtifactPath.TryParse(text, out _, out string? fault).ShouldBeFalse(text);
        fault.ShouldNotBeNullOrEmpty();
        Should.Throw<FormatException>(() => ArtifactPath.Parse(text)).Message.ShouldBe(fault);
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Ordinary_names_are_accepted_as_they_are(string text)
    {
        ArtifactPath path = ArtifactPath.Parse(text);
        path.Value.ShouldBe(text);

        string root = Path.Combine(Path.GetTempPath(), "root");
        Path.GetFullPath(Path.Combine(root, path.Value)).ShouldStartWith(root + "/");
    }

    [Fact]
    public void Long_paths_are_refused()
    {
        ArtifactPath.TryParse(new string('a', 256), out _, out _).ShouldBeFalse();
        ArtifactPath.TryParse(new string('\u65e5', 86), out _, out _).ShouldBeFalse();
        ArtifactPath.TryParse(string.Join('/', Enumerable.Repeat("a", 81)), out _, out _).ShouldBeFalse();
        ArtifactPath.TryParse(string.Join('/', Enumerable.Repeat(new string('a', 200), 13)), out _, out _).ShouldBeFalse();
        ArtifactPath.TryParse(new string('a', 255), out _, out _).ShouldBeTrue();
    }

    [Fact]
    public void A_path_knows_the_folders_above_it()
    {
        ArtifactPath file = ArtifactPath.Parse("model/data/weights.bin");

        file.FileName.ShouldBe("weights.bin");
        file.IsWithin(ArtifactPath.Parse("model")).ShouldBeTrue();
        file.IsWithin(ArtifactPath.Parse("model/data")).ShouldBeTrue();
        file.IsWithin(ArtifactPath.Parse("mod")).ShouldBeFalse();
        file.RelativeTo(ArtifactPath.Parse("model")).Value.ShouldBe("data/weights.bin");
        Should.Throw<ArgumentException>(() => file.RelativeTo(file));
        ArtifactPath.Parse("a").Below(ArtifactPath.Parse("b")).Value.ShouldBe("b/a");
    }
}
