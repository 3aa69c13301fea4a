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
        Directory.Exists(_folder).Should().BeFalse();
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
        await System.IO.File.WriteAllTextAsync(File + ".new", "half a li", Cancellation);

        (await journal.ReadAsync(Cancellation)).Should().Equal(claim);

        var next = new ClaimEntry(Guid.NewGuid(), false);
        await journal.WriteAsync(next, Cancellation);
        (await journal.ReadAsync(Cancellation)).Should().Equal(claim, next);
        Directory.GetFiles(Path.GetDirectoryName(File)!).Should().Equal(File);
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
    [InlineData("no claim at all")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcdef claimed twice")]
    [InlineData("0123456789abcdef0123456789abcdef CLAIMED")]
    [InlineData("0123 claimed")]
    [InlineData("\0\0\0\0")]
    public async Task A_line_that_is_no_claim_is_told_by_file_and_never_overwritten(string line)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await System.IO.File.WriteAllTextAsync(File, $"{Guid.NewGuid():N} claimed\n{line}\n", Cancellation);
        using var journal = new FileClaimJournal(File);

        var reading = () => journal.ReadAsync(Cancellation);
        var writing = () => journal.WriteAsync(new ClaimEntry(Guid.NewGuid(), true), Cancellation);

        await reading.Should().ThrowAsync<InvalidDataException>().WithMessage($"*{File}*");
        await writing.Should().ThrowAsync<InvalidDataException>();
        (await System.IO.File.ReadAllTextAsync(File, Cancellation)).Should().Contain(line);
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
