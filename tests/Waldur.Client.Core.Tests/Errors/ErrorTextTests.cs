using Waldur.Client.Core;

namespace Waldur.Client.Tests.Errors;

/// <summary>Texts that are cut, and lists that are read from texts.</summary>
public class ErrorTextTests
{
    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc…")]
    [InlineData("ab\ud83d\ude00", 3, "ab…")]
    [InlineData("a\ud83d\ude00b", 3, "a\ud83d\ude00…")]
    public void No_cut_divides_a_character(string text, int limit, string start) => ErrorText.Start(text, limit).Should().Be(start);

    [Theory]
    [InlineData("Valid states for operation: OK, ERRED.", "OK,ERRED")]
    [InlineData("Valid states for operation: OK, ERRED; try later", "OK,ERRED")]
    [InlineData("Valid states for operation: OK, ERRED\nTry later", "OK,ERRED")]
    [InlineData("Nothing of the kind: OK", "")]
    public void Valid_states_end_with_the_sentence(string text, string states) => string.Join(',', SaidLists.ValidStates(text)).Should().Be(states);

    [Theory]
    [InlineData("Missing one of the required permissions: view_hosts, edit_hosts", "view_hosts,edit_hosts")]
    [InlineData("Potential missing permissions: view_hosts., ., edit_hosts", "view_hosts,edit_hosts")]
    [InlineData("You have these permissions: view_hosts", "")]
    [InlineData(null, "")]
    public void Permissions_are_missing_where_the_text_says_so(string? text, string permissions) =>
        string.Join(',', SaidLists.MissingPermissions(text)).Should().Be(permissions);

    [Theory]
    [InlineData("the s3cr3t-v…", "the ***…")]
    [InlineData("the s3cr3t-value", "the ***")]
    [InlineData("the s3cr3t-v", "the s3cr3t-v")]
    public void A_secret_is_masked_where_it_was_cut(string text, string masked)
    {
        var mask = new SecretMask(["s3cr3t-value"]);

        mask.ApplyToShortened(text).Should().Be(masked);
        mask.ApplyToShortened([text]).Should().Equal(masked);
        new SecretMask([]).ApplyToShortened([text]).Should().Equal(text);
    }
}
