using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Waldur.Client.Packages;

/// <summary>What a debugger and a stack trace of a user show.</summary>
public class SymbolTests
{
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");
    private static readonly EntityHandle Module = MetadataTokens.EntityHandle(TableIndex.Module, 1);
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Fact]
    public void No_path_of_the_machine_that_packed_is_in_an_assembly()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        foreach (var (name, bytes) in Assemblies())
        {
            foreach (var text in new[] { Repository.Root, home }.Where(text => text.Length > 3).SelectMany(path => new[] { Encoding.UTF8.GetBytes(path + "/"), Encoding.Unicode.GetBytes(path + "/") }))
            {
                bytes.AsSpan().IndexOf(text).Should().Be(-1, name);
            }

            Documents(bytes).Should().NotBeEmpty(name).And.OnlyContain(document => document.Path.StartsWith("/_/", StringComparison.Ordinal), name);
        }
    }

    [Fact]
    public void A_debugger_finds_every_source()
    {
        foreach (var (name, bytes) in Assemblies())
        {
            Documents(bytes).Should().OnlyContain(document => document.HasSource, name);
        }
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Assemblies()
    {
        foreach (var (id, path) in PackedFeed.Packages)
        {
            using var archive = ZipFile.OpenRead(path);
            foreach (var entry in archive.Entries.Where(entry => entry.Name.StartsWith("Waldur.", StringComparison.Ordinal) && entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
            {
                using var stream = entry.Open();
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                yield return ($"{id}: {entry.FullName}", copy.ToArray());
            }
        }
    }

    // The source is within the symbols, or a link says where.
    private static List<(string Path, bool HasSource)> Documents(byte[] assembly)
    {
        using var image = new PEReader(new MemoryStream(assembly));
        var entry = image.ReadDebugDirectory().Single(candidate => candidate.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        var symbols = provider.GetMetadataReader();
        var isLinked = Kinds(symbols, Module).Contains(SourceLink);
        return [.. symbols.Documents.Select(handle => (
            symbols.GetString(symbols.GetDocument(handle).Name), isLinked || Kinds(symbols, handle).Contains(EmbeddedSource)))];
    }

    private static IEnumerable<Guid> Kinds(MetadataReader symbols, EntityHandle parent) =>
        symbols.GetCustomDebugInformation(parent).Select(handle => symbols.GetGuid(symbols.GetCustomDebugInformation(handle).Kind));
}
