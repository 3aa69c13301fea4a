namespace Waldur.Client.Tests;

public sealed class FileClaimJournalTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"waldur-journal-{Guid.NewGuid():N}");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder, "claims", "agent.journal");

    [Fact]
    public async Task Without_a_file_there_are_no_claims()
    {
        using var journal = new FileClaimJournal(File);

        (await journal.ReadAsync(Cancellation)).Should().BeEmpty();
        System.IO.File.Exists(File).Should().BeFalse();
    }

    [Fact]
    public async Task Claims_outlive_the_journal_oldest_first()
    {
        var (first, second, third) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        using (var journal = new FileClaimJournal(File))
        {
            await journal.WriteAsync(new ClaimEntry(first, false), Cancellation);
            await journal.WriteAsync(new ClaimEntry(second, false), Cancellation);
            await journal.WriteAsync(new ClaimEntry(third, false), Cancellation);
            await journal.WriteAsync(new ClaimEntry(third, true), Cancellation);
            await journal.RemoveAsync(first, Cancellation);
            await journal.RemoveAsync(first, Cancellation);
        }

        using var successor = new FileClaimJournal(File);
        (await successor.ReadAsync(Cancellation)).Should().Equal(new ClaimEntry(second, false), new ClaimEntry(third, true));
    }

    [Fact]
    public async Task A_crash_while_writing_leaves_the_old_claims()
    {
        var claim = new ClaimEntry(Guid.NewGuid(), true);
        using var journal = new FileClaimJournal(File);
        await journal.WriteAsync(claim, Cancellation);
        await System.IO.File.WriteAllTextAsync($"{File}.{Guid.NewGuid():N}.new", "half a li", Cancellation);
        journal.Dispose();
        using var successor = new FileClaimJournal(File);

        (await successor.ReadAsync(Cancellation)).Should().Equal(claim);

        var next = new ClaimEntry(Guid.NewGuid(), false);
        await successor.WriteAsync(next, Cancellation);
        (await successor.ReadAsync(Cancellation)).Should().Equal(claim, next);
        Directory.GetFiles(Path.GetDirectoryName(File)!).Should().BeEquivalentTo(File, File + ".lock");
    }

    [Fact]
    public async Task A_lock_that_cannot_be_opened_for_another_reason_is_no_other_process()
    {
        var claim = new ClaimEntry(Guid.NewGuid(), true);
        using (var before = new FileClaimJournal(File))
        {
            await before.WriteAsync(claim, Cancellation);
        }

        System.IO.File.Delete(File + ".lock");
        using var journal = new FileClaimJournal(File);
        using (UnopenableFile.Create(File + ".lock"))
        {
            var reading = () => journal.ReadAsync(Cancellation);
            (await reading.Should().ThrowAsync<IOException>()).Which.Should().NotBeOfType<ClaimJournalInUseException>();
        }

        System.IO.File.Delete(File + ".lock");
        (await journal.ReadAsync(Cancellation)).Should().Equal(claim);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_listed_keeps_no_lock_of_its_own()
    {
        var claim = new ClaimEntry(Guid.NewGuid(), true);
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode = UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }

        try
        {
            using (var journal = new FileClaimJournal(File))
            {
                await journal.WriteAsync(claim, Cancellation);
                (await journal.ReadAsync(Cancellation)).Should().Equal(claim);
            }

            using var successor = new FileClaimJournal(File);
            (await successor.ReadAsync(Cancellation)).Should().Equal(claim);
        }
        finally
        {
            if (!OperatingSystem.IsWindows())
            {
                folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            }
        }
    }

    [Fact]
    public async Task Only_drafts_of_its_own_are_deleted()
    {
        var folder = Path.GetDirectoryName(File)!;
        Directory.CreateDirectory(folder);
        var draft = $".{Guid.NewGuid():N}.new";
        string[] others = [$"{File}.slurm{draft}", $"{File}.slurm.new", $"{File}.{draft}", Path.Combine(folder, $"other{draft}")];
        foreach (var file in others.Append(File + draft))
        {
            await System.IO.File.WriteAllTextAsync(file, "half a li", Cancellation);
        }

        using var journal = new FileClaimJournal(File);
        await journal.ReadAsync(Cancellation);

        Directory.GetFiles(folder).Should().BeEquivalentTo(others.Append(File + ".lock"));
    }

    [Fact]
    public async Task Cancelled_writing_leaves_the_old_claims()
    {
        var claim = new ClaimEntry(Guid.NewGuid(), true);
        using var journal = new FileClaimJournal(File);
        await journal.WriteAsync(claim, Cancellation);

        var writing = () => journal.RemoveAsync(claim.Request, new CancellationToken(canceled: true));

        await writing.Should().ThrowAsync<OperationCanceledException>();
        (await journal.ReadAsync(Cancellation)).Should().Equal(claim);
    }

    [Fact]
    public async Task Many_writers_within_the_process_lose_nothing()
    {
        var claims = Enumerable.Range(0, 30).Select(_ => new ClaimEntry(Guid.NewGuid(), true)).ToList();
        using var journal = new FileClaimJournal(File);

        await Task.WhenAll(claims.Select(claim => journal.WriteAsync(claim, Cancellation)));

        (await journal.ReadAsync(Cancellation)).Should().BeEquivalentTo(claims);
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcdef claimed twice")]
    [InlineData("0123456789abcdef0123456789abcdef CLAIMED")]
    [InlineData("0123 claimed")]
    [InlineData("\0\0\0\0ab")]
    public async Task A_torn_line_is_dropped_reported_and_kept_aside(string line)
    {
        var claim = new ClaimEntry(Guid.NewGuid(), true);
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await System.IO.File.WriteAllTextAsync(File, $"{claim.Request:N} claimed\n{line}", Cancellation);
        using var log = new LogLines();
        using var journal = new FileClaimJournal(File, log);

        (await journal.ReadAsync(Cancellation)).Should().Equal(claim);

        log.Lines.Should().ContainSingle().Which.Should().Contain(File).And.Contain("1 of its lines hold no claim");
        (await System.IO.File.ReadAllTextAsync(File + ".damaged", Cancellation)).Should().EndWith(line);
        await journal.RemoveAsync(claim.Request, Cancellation);
        (await journal.ReadAsync(Cancellation)).Should().BeEmpty();
        log.Lines.Should().HaveCount(2, "the file is whole again");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\0\0\0")]
    public async Task A_file_that_is_empty_though_a_journal_never_is_is_reported(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await System.IO.File.WriteAllTextAsync(File, text, Cancellation);
        using var log = new LogLines();
        using var journal = new FileClaimJournal(File, log);

        (await journal.ReadAsync(Cancellation)).Should().BeEmpty();

        log.Lines.Should().ContainSingle().Which.Should().Contain("empty");
    }

    [Fact]
    public async Task A_journal_without_claims_is_not_empty()
    {
        using var journal = new FileClaimJournal(File);
        var claim = new ClaimEntry(Guid.NewGuid(), true);

        await journal.WriteAsync(claim, Cancellation);
        await journal.RemoveAsync(claim.Request, Cancellation);

        new FileInfo(File).Length.Should().BePositive();
    }

    [Fact]
    public async Task A_file_that_is_something_else_is_refused_and_not_overwritten()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await System.IO.File.WriteAllTextAsync(File, "[server]\nurl = x\n", Cancellation);
        using var journal = new FileClaimJournal(File);

        var reading = () => journal.ReadAsync(Cancellation);
        var writing = () => journal.WriteAsync(new ClaimEntry(Guid.NewGuid(), true), Cancellation);

        await reading.Should().ThrowAsync<InvalidDataException>().WithMessage($"*{File}*");
        await writing.Should().ThrowAsync<InvalidDataException>();
        (await System.IO.File.ReadAllTextAsync(File, Cancellation)).Should().StartWith("[server]");
    }

    [Fact]
    public async Task Two_processes_cannot_share_a_journal()
    {
        using var journal = new FileClaimJournal(File);
        await journal.WriteAsync(new ClaimEntry(Guid.NewGuid(), true), Cancellation);
        using var second = new FileClaimJournal(File);

        var reading = () => second.ReadAsync(Cancellation);

        (await reading.Should().ThrowAsync<ClaimJournalInUseException>()).Which.Path.Should().Be(File);
        journal.Dispose();
        (await second.ReadAsync(Cancellation)).Should().ContainSingle();
    }

    [Fact]
    public async Task Only_the_owner_can_read_a_journal()
    {
        using var journal = new FileClaimJournal(File);
        await journal.WriteAsync(new ClaimEntry(Guid.NewGuid(), true), Cancellation);

        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.GetUnixFileMode(File).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Line_endings_and_empty_lines_of_an_editor_do_no_harm()
    {
        var claim = new ClaimEntry(Guid.NewGuid(), true);
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await System.IO.File.WriteAllTextAsync(File, $"\r\n{claim.Request:D} claimed\r\n\r\n", Cancellation);
        using var journal = new FileClaimJournal(File);

        (await journal.ReadAsync(Cancellation)).Should().Equal(claim);
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
