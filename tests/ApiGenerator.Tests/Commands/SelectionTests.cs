namespace ApiGenerator.Tests.Commands;

public sealed class SelectionTests : CommandTests
{
    [Fact]
    public void Only_what_is_included_is_written_with_the_models_that_it_reaches()
    {
        var (status, _, error) = Generate("--include", "GET /api/orders/**");

        status.Should().Be(0);
        error.Should().BeEmpty("what is left out is not reported either");
        Files.Should().Equal(
            "Api/ApiRequestBuilder.cs", "Api/ApiRoot.cs", "Api/OrdersRequestBuilder.cs", "Models/Item.cs", "Models/Order.cs", "Models/OrderState.cs");
        File.ReadAllText(Folder["out/Api/OrdersRequestBuilder.cs"]).Should().Contain("GetAsync").And.NotContain("PostAsync");
    }

    [Fact]
    public void Patterns_of_several_kinds_work_together()
    {
        Generate("--include", "get,post /api/orders/**", "--include", "/api/pro*/", "--exclude", "POST /api/*/{uuid}/approve").Status.Should().Be(0);

        Files.Should().Contain("Api/ProjectsRequestBuilder.cs").And.NotContain(file => file.Contains("Approve", StringComparison.Ordinal));
        File.ReadAllText(Folder["out/Api/OrdersRequestBuilder.cs"]).Should().Contain("GetAsync").And.Contain("PostAsync");
    }

    [Fact]
    public void Names_stay_when_other_operations_are_included()
    {
        Generate("--include", "/api/orders/{uuid}/**");
        var few = File.ReadAllText(Folder["out/Api/OrdersItemApproveRequestBuilder.cs"]);

        Generate();

        File.ReadAllText(Folder["out/Api/OrdersItemApproveRequestBuilder.cs"]).Should().Be(few);
    }

    [Fact]
    public void Models_that_are_no_longer_reached_are_removed()
    {
        Generate("--include", "/api/orders/**", "--include", "/api/projects/");
        Generate("--include", "/api/projects/");

        Files.Should().Equal("Api/ApiRequestBuilder.cs", "Api/ApiRoot.cs", "Api/ProjectsRequestBuilder.cs", "Models/Project.cs");
    }

    [Theory]
    [InlineData("--include", "GET /api/order/**", "The nearest paths are /api/orders/")]
    [InlineData("--exclude", "/api/invoices/", "matches no operation")]
    [InlineData("--include", "DELETE /api/orders/", "matches no operation")]
    [InlineData("--repeatable", "PUT /api/orders/", "matches no operation")]
    [InlineData("--include", "FETCH /api/orders/", "FETCH is no method")]
    [InlineData("--include", "api/orders/", "is no pattern")]
    [InlineData("--include", "", "is no pattern")]
    [InlineData("--exclude", "/**", "leave no operation")]
    public void Patterns_that_cannot_be_meant_are_refused(string option, string pattern, string reason)
    {
        var (status, _, error) = Generate(option, pattern);

        status.Should().Be(1);
        error.Trim().Should().Contain(reason).And.NotContain("\n");
        Files.Should().BeEmpty();
    }

    [Fact]
    public void What_is_called_repeatable_may_be_sent_twice()
    {
        Generate("--repeatable", "POST /api/orders/*/approve/").Status.Should().Be(0);

        File.ReadAllText(Folder["out/Api/OrdersItemApproveRequestBuilder.cs"]).Should().Contain("IsRepeatable = true");
        File.ReadAllText(Folder["out/Api/OrdersRequestBuilder.cs"]).Should().NotContain("IsRepeatable");
    }
}
