using MessageComposer.Content;

namespace MessageComposer.Tests.Content;

public sealed class ContentArchiveTests
{
    [Fact]
    public void Packed_files_come_back_and_load_to_the_same_snapshot()
    {
        using ContentTree tree = new();
        ContentLoad load = tree.Load();
        byte[] packed = ContentArchive.Pack(load.Sources);
        Assert.Equal(packed, ContentArchive.Pack([.. load.Sources.Reverse()]));
        Assert.Equal(load.Snapshot!.Hash, ContentLoader.Load(ContentArchive.Unpack(packed)).Snapshot!.Hash);
    }

    [Fact]
    public void Bytes_that_are_no_archive_are_refused()
    {
        using ContentTree tree = new();
        byte[] packed = ContentArchive.Pack(tree.Sources);
        Assert.Throws<InvalidDataException>(() => ContentArchive.Unpack([]));
        Assert.Throws<InvalidDataException>(() => ContentArchive.Unpack([1, 2, 3, 4]));
        Assert.Throws<InvalidDataException>(() => ContentArchive.Unpack(packed[..(packed.Length / 2)]));
    }
}
