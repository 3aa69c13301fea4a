namespace Waldur.Client.EndToEnd;

/// <summary>What a program left: its status and what it wrote.</summary>
internal sealed record ProgramResult(int Status, IReadOnlyList<string> Output, IReadOnlyList<string> Errors)
{
    /// <summary>All that the program wrote, for the message of a failed test.</summary>
    public string Text { get; } = string.Join('\n', [.. Output, .. Errors.Select(line => $"stderr: {line}"), $"status {Status}"]);

    /// <summary>Expects status 0 and nothing on standard error.</summary>
    public ProgramResult ShouldSucceed()
    {
        Status.Should().Be(0, Text);
        Errors.Should().BeEmpty(Text);
        return this;
    }

    /// <summary>Expects a failure reported in one line, without a stack trace.</summary>
    public ProgramResult ShouldFail(int status, params string[] parts)
    {
        Status.Should().Be(status, Text);
        Errors.Should().ContainSingle(Text).Which.Should().ContainAll(parts);
        Text.Should().NotContain("   at ").And.NotContain("Unhandled");
        return this;
    }
}
