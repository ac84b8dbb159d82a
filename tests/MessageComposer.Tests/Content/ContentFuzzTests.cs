using FsCheck;
using FsCheck.Fluent;
using MessageComposer.Content;

namespace MessageComposer.Tests.Content;

public sealed class ContentFuzzTests
{
    /// <summary>Text that means something to YAML, to the template language or to the readers.</summary>
    private static readonly string[] _shards =
    [
        "\n", "  ", "- ", ": ", "{", "}", "[", "]", "{{", "}}", "\"", "'", "|", ">", "&a ", "*a", "!!int ", "---\n", "#", "\t", "\0", "\uFEFF", "%", "<<: ", "null", "~",
        "true", "-1", "99999999999999999999", "2026-13-40", "id: ", "vi-VN", "capture title", "{{ end }}", "# user\n", "🔥", "\uD800", "a\u0301", "? ", "@", "`", "\\u12", "\r",
    ];

    /// <summary>Where the files go wrong, how, and with what.</summary>
    private static Arbitrary<(int File, int At, int Length, int Shard)[]> Mutations() =>
        (from file in Gen.Choose(0, 1000) from at in Gen.Choose(0, 100_000) from length in Gen.Choose(0, 12) from shard in Gen.Choose(0, _shards.Length - 1)
         select (file, at, length, shard)).NonEmptyListOf().Select(list => list.Take(6).ToArray()).ToArbitrary();

    [Fact]
    public void Whatever_is_done_to_the_files_a_load_gives_a_snapshot_or_faults_and_never_throws() =>
        Prop.ForAll(Mutations(), mutations =>
        {
            using ContentTree tree = new();
            string[] paths = [.. tree.Paths];
            foreach ((int file, int at, int length, int shard) in mutations)
            {
                string path = paths[file % paths.Length];
                string text = tree.TextOf(path);
                int start = at % (text.Length + 1);
                tree.With(path, text.Remove(start, Math.Min(length, text.Length - start)).Insert(start, _shards[shard]));
            }
            ContentLoad load = tree.Load();
            Assert.Equal(load.Snapshot is null, load.Faults.Count > 0);
            Assert.All(load.Faults, fault => Assert.True(fault.Message.Length is > 0 and < 600 && fault.File.Length > 0, fault.ToString()));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void Bytes_of_any_kind_in_any_file_never_throw() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), Gen.Choose(0, 1000).ToArbitrary(), (bytes, file) =>
        {
            using ContentTree tree = new();
            string path = tree.Paths.ElementAt(file % tree.Paths.Count);
            ContentLoad load = tree.With(path, bytes).Load();
            Assert.Equal(load.Snapshot is null, load.Faults.Count > 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
}
