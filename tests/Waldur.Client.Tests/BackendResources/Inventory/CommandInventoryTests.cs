using System.Diagnostics;

namespace Waldur.Client.Tests;

/// <summary>An inventory that a command prints: whatever the command does, a part of its output is never taken for all.</summary>
public class CommandInventoryTests
{
    private const string Line = """{"backend_id":"a","name":"A","project":"11111111111111111111111111111111"}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("printf '%s\\n\\n%s\\n' \"$0\" \"$0\"", 2)]
    [InlineData("printf '%s' \"$0\"", 1)]
    [InlineData("printf '[%s,\\n%s]' \"$0\" \"$0\"", 2)]
    [InlineData("echo '[]'", 0)]
    public async Task Lines_or_one_array_are_read(string script, int count)
    {
        (await ReadAsync(script)).Select(item => item.BackendId).Should().Equal(Enumerable.Repeat("a", count));
    }

    [Fact]
    public async Task A_command_that_fails_is_said_with_its_status_and_its_standard_error()
    {
        var error = await FailAsync("printf '%s\\n' \"$0\"; echo 'slurm is down' >&2; exit 3");

        error.ExitStatus.Should().Be(3);
        error.StandardError.Should().Be("slurm is down");
        error.Message.Should().Contain("ended with status 3").And.Contain("slurm is down").And.StartWith("Inventory command /bin/sh");
    }

    [Theory]
    [InlineData("printf '%s\\n{\"backend_id\":\"b' \"$0\"", "line 2, byte")]
    [InlineData("printf '%s\\n' '{\"backend_id\":\"b\"}'", "line 1 has no project")]
    [InlineData("printf '%s\\n%s' \"$0\" null", "line 2 is no object")]
    [InlineData("printf '%s %s' \"$0\" \"$0\"", "line 1, byte")]
    [InlineData("printf '[%s,' \"$0\"", "no JSON")]
    [InlineData("true", "printed nothing")]
    [InlineData("kill -9 $$", "status 137")]
    public async Task Half_an_output_is_none(string script, string what)
    {
        (await FailAsync(script)).Message.Should().Contain(what);
    }

    [Fact]
    public async Task No_output_is_an_empty_inventory_only_where_that_is_allowed()
    {
        (await ReadAsync("true", new CommandInventoryOptions { AllowNoOutput = true })).Should().BeEmpty();
    }

    [Fact]
    public async Task A_command_that_takes_too_long_is_killed_with_all_that_it_started()
    {
        var watch = Stopwatch.StartNew();

        var error = await FailAsync("echo waiting >&2; sleep 60 & sleep 60", new CommandInventoryOptions { TimeLimit = TimeSpan.FromSeconds(1) });

        error.Message.Should().Contain("within 1 seconds, and was killed").And.Contain("waiting");
        error.ExitStatus.Should().BeNull();
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Cancelling_kills_the_command()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var reading = new CommandInventory("/bin/sh", ["-c", "sleep 60"]).ReadAsync(stop.Token);
        await stop.CancelAsync();

        var waiting = () => reading;

        (await waiting.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(stop.Token);
    }

    [Fact]
    public async Task Output_without_end_is_not_read_to_its_end()
    {
        (await FailAsync("yes", new CommandInventoryOptions { MaxSize = 1_000_000 })).Message.Should().Contain("more than 1000000 bytes");
    }

    [Fact]
    public async Task Command_after_command_leaves_no_handle_open()
    {
        using var self = Process.GetCurrentProcess();
        var brief = new CommandInventoryOptions { TimeLimit = TimeSpan.FromMilliseconds(30) };
        var small = new CommandInventoryOptions { MaxSize = 1_000 };

        // The garbage collector closes in the end what was forgotten, and other tests open some of their own: what counts is how often
        // there are more directly after a run.
        var risen = 0;
        for (var i = 0; i < 200; i++)
        {
            var before = Handles();
            await (i switch
            {
                0 or 100 => FailAsync("sleep 60", brief),
                1 or 101 => FailAsync("yes", small),
                _ => (Task)ReadAsync("printf '%s' \"$0\""),
            });
            risen += Handles() > before ? 1 : 0;
        }

        risen.Should().BeLessThan(50);

        int Handles()
        {
            self.Refresh();
            return OperatingSystem.IsLinux() ? Directory.GetFiles("/proc/self/fd").Count(IsPipe) : self.HandleCount;
        }

        static bool IsPipe(string descriptor)
        {
            try
            {
                return File.ResolveLinkTarget(descriptor, returnFinalTarget: false)?.Name.StartsWith("pipe:", StringComparison.Ordinal) == true;
            }
            catch (IOException)
            {
                // Closed meanwhile.
                return false;
            }
        }
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_said()
    {
        var reading = () => new CommandInventory("no-such-program-anywhere").ReadAsync(Cancellation);

        await reading.Should().ThrowAsync<InventoryException>().WithMessage("*no-such-program-anywhere: it cannot be started*");
    }

    [Fact]
    public async Task Standard_error_of_a_command_that_ends_well_is_logged()
    {
        using var logger = new LineLogger();

        await ReadAsync("printf '%s' \"$0\"; echo 'two nodes are down' >&2", new CommandInventoryOptions { Logger = logger });

        logger.Lines.Should().ContainSingle().Which.Should().Contain("two nodes are down");
    }

    [Fact]
    public async Task A_flood_on_standard_error_blocks_nothing_and_its_end_is_kept()
    {
        var error = await FailAsync("i=0; while [ $i -lt 3000 ]; do echo 'a long line that fills the pipe and more, again and again' >&2; i=$((i+1)); done; echo last >&2; exit 1");

        error.StandardError.Should().EndWith("last").And.StartWith("…").And.Subject.Length.Should().BeLessThan(5_000);
    }

    [Fact]
    public async Task The_environment_and_the_folder_can_be_set()
    {
        var folder = Directory.CreateTempSubdirectory("waldur-inventory-").FullName;
        var options = new CommandInventoryOptions
        {
            WorkingDirectory = folder,
            Environment = new Dictionary<string, string?> { ["CLUSTER"] = "north", ["HOME"] = null },
        };

        var items = await ReadAsync("""printf '{"backend_id":"%s","name":"%s%s","project":"11111111111111111111111111111111"}' "$CLUSTER" "$(pwd)" "$HOME" """, options);

        items.Should().ContainSingle();
        items[0].BackendId.Should().Be("north");
        items[0].Name.Should().EndWith(Path.GetFileName(folder));
        Directory.Delete(folder);
    }

    [Fact]
    public async Task Nothing_is_sent_where_the_command_fails()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "kept", "kept");

        var reporting = () => waldur.Agent.BackendResources.ReportAsync(
            waldur.Offering, Command("printf '%s\\n' \"$0\"; exit 1"), new ReportOptions { DeleteMissing = true }, cancellationToken: Cancellation);

        await reporting.Should().ThrowAsync<InventoryException>();
        waldur.Server.Requests.Should().BeEmpty();
        waldur.Server.BackendResources.Should().ContainSingle();
    }

    private static CommandInventory Command(string script, CommandInventoryOptions? options = null) => new("/bin/sh", ["-c", script, Line], options);

    private static Task<IReadOnlyList<InventoryItem>> ReadAsync(string script, CommandInventoryOptions? options = null) => Command(script, options).ReadAsync(Cancellation);

    private static async Task<InventoryException> FailAsync(string script, CommandInventoryOptions? options = null)
    {
        var reading = () => ReadAsync(script, options);
        return (await reading.Should().ThrowAsync<InventoryException>()).Which;
    }
}
