using System.Text;

namespace Waldur.Client.Tests.Errors;

public class ErrorBodyTests
{
    public static TheoryData<string, string, string> AllShapes()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (body, fields, general) in Shapes.All.DistinctBy(static shape => shape.Body))
        {
            data.Add(body, fields, general);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void Every_known_shape_is_understood(string body, string fields, string general)
    {
        var read = ErrorBody.Parse(Encoding.UTF8.GetBytes(body), "application/json");

        string.Join(';', read.FieldErrors.Select(static error => $"{error.Path}={string.Join('|', error.Messages)}"))
            .Should().Be(fields);
        string.Join('|', read.NonFieldErrors).Should().Be(general);
    }

    [Theory]
    [InlineData("""{"error":{"message":"No","details":"Missing one of the required permissions: a_b, c"}}""", "a_b|c")]
    [InlineData("""{"error":{"message":"No","missing_permissions":["edit_sync_plans","view"]}}""", "edit_sync_plans|view")]
    [InlineData("""{"displayMessage":"Could not find sync_plan resource with id 7. Potential missing permissions: view_sync_plans"}""", "view_sync_plans")]
    [InlineData("""{"detail":"You do not have permission to perform this action."}""", "")]
    public void Missing_permissions_are_found(string body, string permissions) =>
        string.Join('|', ErrorBody.Parse(body).MissingPermissions).Should().Be(permissions);

    [Theory]
    [InlineData("""{"detail":"Valid states for operation: Sent, Processing."}""", "Sent|Processing")]
    [InlineData("""{"detail":"Valid states for operation: Sent."}""", "Sent")]
    [InlineData("""["Valid states for operation: OK, Erred."]""", "OK|Erred")]
    [InlineData("""{"detail":"Valid states for operation: ."}""", "")]
    [InlineData("""{"detail":"Cannot delete X with existing Y"}""", "")]
    public void Valid_states_are_found(string body, string states) =>
        string.Join('|', ErrorBody.Parse(body).ValidStates).Should().Be(states);

    [Fact]
    public void A_list_whose_error_is_null_has_no_error()
    {
        ErrorBody.Parse("""{"total":1,"error":null,"results":[{"name":"x"}]}""").HasError.Should().BeFalse();
        ErrorBody.Parse("""{"total":0,"error":"bad search","results":[]}""").HasError.Should().BeTrue();
    }

    [Theory]
    [InlineData("<!DOCTYPE html>\n<html><head><title>\n 502 Bad &amp; Gateway </title>", null, "502 Bad & Gateway")]
    [InlineData("\uFEFF  <TITLE lang=en>Sign in</TITLE>", "application/json", "Sign in")]
    [InlineData("<h1>Server Error (500)</h1>", "text/html", null)]
    [InlineData("<title>never closed", "text/html", null)]
    [InlineData("", "text/html; charset=utf-8", null)]
    public void Of_a_page_only_the_title_is_read(string body, string? mediaType, string? title)
    {
        var read = ErrorBody.Parse(Encoding.UTF8.GetBytes(body), mediaType);

        read.IsHtml.Should().BeTrue();
        read.Detail.Should().Be(title);
        read.FieldErrors.Should().BeEmpty();
    }

    [Fact]
    public void Json_that_is_called_a_page_is_read_as_json()
    {
        var read = ErrorBody.Parse("""{"detail":"Not found."}"""u8, "text/html");

        read.Detail.Should().Be("Not found.");
        read.IsHtml.Should().BeFalse();
    }

    [Fact]
    public void A_field_error_tells_the_steps_of_its_path()
    {
        var error = ErrorBody.Parse("""{"remotelocalcategory_set":[{},{"remote_category":["Must be a valid UUID."]}]}""")
            .FieldErrors.Should().ContainSingle().Subject;

        error.Path.Should().Be("remotelocalcategory_set[1].remote_category");
        error.Segments.Should().Equal(
            new FieldPathSegment("remotelocalcategory_set"), new FieldPathSegment(1), new FieldPathSegment("remote_category"));
        new FieldError(error.Path, "x").Segments.Should().Equal(error.Segments);
    }

    [Fact]
    public void At_most_a_thousand_messages_are_kept()
    {
        var fields = string.Join(',', Enumerable.Range(0, 5000).Select(static i => $"\"f{i}\":[\"bad\",\"worse\",\"worst\"]"));
        var list = string.Join(',', Enumerable.Repeat("\"bad\"", 5000));
        var objects = string.Join(',', Enumerable.Repeat("""{"a":"b"}""", 5000));

        ErrorBody.Parse($"{{{fields}}}").FieldErrors.Sum(static error => error.Messages.Count).Should().Be(1000);
        ErrorBody.Parse($"[{list}]").NonFieldErrors.Should().HaveCount(1000);
        ErrorBody.Parse($"[{objects}]").FieldErrors.Should().HaveCount(1000);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(200, false)]
    [InlineData(100_000, false)]
    public void Deep_nesting_is_harmless(int depth, bool isRead)
    {
        var body = new string('[', depth) + "\"deep\"" + new string(']', depth);

        ErrorBody.Parse(body).HasError.Should().Be(isRead);
    }

    [Fact]
    public void A_body_of_many_megabytes_says_nothing() =>
        ErrorBody.Parse(new byte[5 * 1024 * 1024]).HasError.Should().BeFalse();
}
