namespace Waldur.Client.Testing.Tests;

public sealed class RouteTableTests
{
    [Fact]
    public void Literals_win_over_parameters_whatever_the_order_of_their_addition()
    {
        string[] templates = ["/a/{id}/", "/a/b/", "/a/{id}/x/", "/a/b/{id}/", "/{any}/b/", "/a/b/x/"];
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var i = 0; i < 50; i++)
        {
            random.Shuffle(templates);
            var table = new RouteTable<string>();
            foreach (var template in templates)
            {
                table.Add("GET", template, template);
            }

            table.Find("/a/b/")!.Template.Should().Be("/a/b/");
            table.Find("/a/c/")!.Template.Should().Be("/a/{id}/");
            table.Find("/c/b/")!.Template.Should().Be("/{any}/b/");
            table.Find("/a/b/x/")!.Template.Should().Be("/a/b/x/");
            table.Find("/a/b/y/")!.Template.Should().Be("/a/b/{id}/");
            table.Find("/a/c/x/")!.Template.Should().Be("/a/{id}/x/");
            table.Find("/x/y/").Should().BeNull();
        }
    }
}
