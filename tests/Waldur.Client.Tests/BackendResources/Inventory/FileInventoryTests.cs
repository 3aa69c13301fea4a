using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>An inventory in a JSON file.</summary>
public sealed class FileInventoryTests : IDisposable
{
    private const string Project = "11111111111111111111111111111111";
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("waldur-inventory-").FullName, "inventory.json");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Items_are_read_with_uuids_or_names_of_projects()
    {
        var named = Guid.NewGuid();
        await WriteAsync($$"""
            [
              { "backend_id": "a", "name": "Größe", "project": "{{Project}}", "metadata": { "limits": { "cpu": 4 } } },
              { "backend_id": "b", "name": "B", "project": "climate", "metadata": null }
            ]
            """);

        var items = await ReadAsync(new InventoryTextOptions { Projects = new Dictionary<string, Guid> { ["climate"] = named } });

        items.Should().Equal(
            new InventoryItem { BackendId = "a", Name = "Größe", Project = Guid.Parse(Project), Metadata = RawJson.Parse("""{"limits":{"cpu":4}}""") },
            new InventoryItem { BackendId = "b", Name = "B", Project = named });
    }

    [Theory]
    [InlineData("[\n{ \"backend_id\": \"a\",\n\"name\" \"A\" }\n]", 3, "byte 8 is no JSON")]
    [InlineData("", 1, "no JSON")]
    [InlineData("{}", 1, "array")]
    [InlineData("[\n\n1]", 3, "item 1 is no object")]
    [InlineData("[{\"backend_id\":\"a\",\"name\":\"A\",\"project\":\"p\"},\n{\"name\":\"B\",\"project\":\"p\"}]", 2, "item 2 has no backend_id")]
    [InlineData("""[{"backend_id":"a","project":"p"}]""", 1, "item 1 has no name")]
    [InlineData("""[{"backend_id":7,"name":"A","project":"p"}]""", 1, "item 1: backend_id must be a text")]
    [InlineData("""[{"backend_id":"a","name":" ","project":"p"}]""", 1, "item 1: name must be a text that is not empty")]
    [InlineData("""[{"backend_id":"a","name":"A","project":"p","metadata":[]}]""", 1, "metadata must be an object")]
    [InlineData("""[{"backend_id":"a","name":"A","project":"p","metdata":{}}]""", 1, "'metdata', which is none of backend_id")]
    [InlineData("""[{"backend_id":"a","name":"A","name":"B","project":"p"}]""", 1, "has name twice")]
    [InlineData("""[{"backend_id":"\ud800","name":"A","project":"p"}]""", 1, "no Unicode")]
    [InlineData("""[{"backend_id":"a","name":"A","project":"p","metadata":{"x":"\ud800"}}]""", 1, "no Unicode")]
    [InlineData("[{\"backend_id\":\"a\",\n\"name\":\"A\",\"project\":\"p\"},", 2, "no JSON")]
    [InlineData("[]\n[]", 2, "no JSON")]
    public async Task What_is_wrong_is_said_with_its_line(string text, int line, string what)
    {
        await WriteAsync(text);

        var reading = () => ReadAsync();

        var error = (await reading.Should().ThrowAsync<InventoryException>()).Which;
        error.Line.Should().Be(line);
        error.Message.Should().StartWith($"Inventory {_path}: line {line}").And.Contain(what);
    }

    [Fact]
    public async Task A_project_that_is_not_known_is_a_problem_of_its_item_alone()
    {
        await WriteAsync($$"""[{"backend_id":"a","name":"A","project":"{{Project}}"},{"backend_id":"b","name":"B","project":"unknown"}]""");

        var items = await ReadAsync(new InventoryTextOptions { Projects = new Dictionary<string, Guid> { ["climate"] = Guid.NewGuid() } });

        items[0].Problem.Should().BeNull();
        items[1].Problem.Should().Be("Its project 'unknown' is not known: it is no uuid and none of 'climate' (line 1, item 2).");
    }

    [Fact]
    public async Task What_changes_in_the_file_counts_at_the_next_reading()
    {
        await using var waldur = new TestWaldur();
        var source = new FileInventory(_path);
        await WriteAsync($$"""[{"backend_id":"a","name":"A","project":"{{waldur.Project}}"}]""");
        (await ReportAsync(waldur, source)).ToString().Should().Be("1 Created");

        await WriteAsync($$"""[{"backend_id":"b","name":"B","project":"{{waldur.Project}}"}]""");
        (await ReportAsync(waldur, source)).ToString().Should().Be("1 Created, 1 Deleted");
    }

    [Theory]
    [InlineData("""[{"backend_id":"b","name":"B","pro""")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Nothing_is_deleted_on_the_word_of_a_file_that_is_half_written_or_gone(string? text)
    {
        await using var waldur = new TestWaldur();
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "a", "a");
        if (text is not null)
        {
            await WriteAsync(text);
        }

        var reporting = () => ReportAsync(waldur, new FileInventory(_path));

        await reporting.Should().ThrowAsync<InventoryException>();
        waldur.Server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_backend_id_that_occurs_twice_is_a_conflict_and_holds_nothing_up()
    {
        await using var waldur = new TestWaldur();
        await WriteAsync($$"""[{"backend_id":"a","name":"A","project":"{{waldur.Project}}"},{"backend_id":"a","name":"B","project":"{{waldur.Project}}"}]""");

        var comparison = await waldur.Agent.BackendResources.CompareAsync(waldur.Offering, new FileInventory(_path), cancellationToken: Cancellation);

        comparison.ToString().Should().Be("1 New, 1 Conflict");
    }

    [Fact]
    public async Task A_file_without_end_is_not_read_to_its_end()
    {
        await WriteAsync(new string(' ', 200_000));

        var reading = () => ReadAsync(new InventoryTextOptions { MaxSize = 100_000 });

        await reading.Should().ThrowAsync<InventoryException>().WithMessage("*more than 100000 bytes*");
    }

    [Fact]
    public async Task A_function_of_the_callers_is_a_source_too()
    {
        await using var waldur = new TestWaldur();
        var source = InventorySource.From(_ => Task.FromResult<IReadOnlyList<InventoryItem>>([waldur.Item("a")]));

        (await ReportAsync(waldur, source)).ToString().Should().Be("1 Created");
        var nothing = () => InventorySource.From(_ => Task.FromResult<IReadOnlyList<InventoryItem>>(null!)).ReadAsync(Cancellation);
        await nothing.Should().ThrowAsync<InventoryException>().WithMessage("*null*");
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    private static Task<ReportSummary> ReportAsync(TestWaldur waldur, IInventorySource source) => waldur.RunAsync(
        waldur.Agent.BackendResources.ReportAsync(waldur.Offering, source, new ReportOptions { DeleteMissing = true }, cancellationToken: Cancellation));

    private Task WriteAsync(string text) => File.WriteAllTextAsync(_path, text, Cancellation);

    private Task<IReadOnlyList<InventoryItem>> ReadAsync(InventoryTextOptions? options = null) => new FileInventory(_path, options).ReadAsync(Cancellation);
}
