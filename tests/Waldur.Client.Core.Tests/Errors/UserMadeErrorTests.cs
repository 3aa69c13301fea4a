using System.Net;

namespace Waldur.Client.Tests.Errors;

/// <summary>Errors as a user's test makes them.</summary>
public class UserMadeErrorTests
{
    [Fact]
    public void A_message_is_enough()
    {
        var error = new ApiConflictException("Valid states for operation: Sent.");

        error.Message.Should().Be("Valid states for operation: Sent.");
        error.StatusCode.Should().Be(HttpStatusCode.Conflict);
        error.ValidStates.Should().Equal("Sent");
    }

    [Fact]
    public void A_body_is_enough()
    {
        var error = new ApiValidationException(new ApiFailure { Body = """{"offering":["This field is required."]}""" });

        error.ForField("offering").Should().Equal("This field is required.");
        error.Message.Should().Be("The call failed: 400 Bad Request: offering: This field is required.");
    }

    [Fact]
    public void What_a_test_needs_can_be_set()
    {
        new ApiValidationException("bad") { Errors = [new FieldError("a[0].b", "x")] }.ForField("a[0].b").Should().Equal("x");
        new ApiThrottledException("slow") { RetryAfter = TimeSpan.FromSeconds(3) }.RetryAfter.Should().Be(TimeSpan.FromSeconds(3));
        new ApiNotFoundException("gone") { IsRouteMissing = true }.IsRouteMissing.Should().BeTrue();
        new ApiAuthorizationException("no") { MissingPermissions = ["p"] }.MissingPermissions.Should().Equal("p");
        new ApiAuthenticationException("no") { Scheme = "Token" }.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        new ApiServerException(new ApiFailure { StatusCode = HttpStatusCode.BadGateway }).IsGateway.Should().BeTrue();
        new ApiTransportException("lost") { MayHaveActed = true }.MayHaveActed.Should().BeTrue();
        new ApiTimeoutException("late") { Limit = TimeSpan.FromSeconds(1), IsWholeCall = true }.IsWholeCall.Should().BeTrue();
        new ApiUnexpectedContentException("html") { Expected = "application/json" }.Expected.Should().Be("application/json");
        new ApiImpersonationException("no").StatusCode.Should().BeNull();
        new ApiException("other").ServerDetail.Should().Be("other");
    }

    [Fact]
    public void What_is_not_given_is_refused_and_what_was_made_is_kept()
    {
        FluentActions.Invoking(() => new ApiException((string)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => new FieldError((string)null!, "x")).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => new FieldError((IReadOnlyList<FieldPathSegment>)null!, "x")).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => new FieldError("a", (IReadOnlyList<string>)null!)).Should().Throw<ArgumentNullException>();
        new FieldError("a..b[0].c", "x").Segments.Select(segment => segment.ToString()).Should().Equal("a", "b", "[0]", "c");

        var error = new ApiValidationException("no") { Errors = [new FieldError("a", "x")] };
        error.FieldErrors.Should().BeSameAs(error.FieldErrors, "it is put together once");
        FluentActions.Invoking(() => error.ForField(null!)).Should().Throw<ArgumentNullException>();

        new ApiConflictException("no") { ValidStates = ["OK"] }.ValidStates.Should().Equal("OK");
        error.HelpLink.Should().NotBeNullOrEmpty();
        error.HelpLink = "elsewhere";
        error.HelpLink.Should().Be("elsewhere");
    }
}
