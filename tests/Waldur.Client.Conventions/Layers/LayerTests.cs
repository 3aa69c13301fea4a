using System.Reflection;

namespace Waldur.Client.Conventions.Layers;

/// <summary>References point one way: Testing to the clients, the clients to Core, Core to no product.</summary>
public class LayerTests
{
    [Fact]
    public void Core_knows_no_product() => Own(Packages.Core).Should().BeEmpty();

    [Fact]
    public void Clients_know_Core_only()
    {
        Own(Packages.Waldur).Should().BeSubsetOf(["Waldur.Client.Core"]);
        Own(Packages.Katello).Should().BeSubsetOf(["Waldur.Client.Core"]);
    }

    [Fact]
    public void The_bridge_knows_the_clients_and_two_packages_of_Kiota()
    {
        Own(Packages.Kiota).Should().BeSubsetOf(["Waldur.Client.Core", "Waldur.Client", "Waldur.Client.Katello"]);
        Packages.Kiota.GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => name.StartsWith("Microsoft.", StringComparison.Ordinal))
            .Should().BeSubsetOf(["Microsoft.Kiota.Abstractions", "Microsoft.Kiota.Serialization.Json"]);
    }

    [Fact]
    public void The_bridge_has_no_factory_of_its_own() => Packages.Kiota.GetTypes().SelectMany(type => type.GetInterfaces())
        .Select(type => type.Name).Should().NotContain(["IParseNodeFactory", "IAsyncParseNodeFactory", "ISerializationWriterFactory"], "these differ between Kiota 1 and 2");

    [Fact]
    public void Events_know_the_client_and_no_package_of_their_own()
    {
        Own(Packages.Events).Should().BeSubsetOf(["Waldur.Client.Core", "Waldur.Client"]);
        Packages.Events.GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("Waldur.", StringComparison.Ordinal))
            .Should().BeSubsetOf(["Microsoft.Extensions.Logging.Abstractions", "netstandard", "mscorlib"]);
    }

    [Fact]
    public void Hosting_knows_the_client_and_the_abstractions_of_hosts()
    {
        string[] abstractions =
        [
            "Microsoft.Extensions.Configuration.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions",
            "Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Diagnostics.HealthChecks.Abstractions",
            "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options",
        ];
        Own(Packages.Hosting).Should().BeSubsetOf(["Waldur.Client.Core", "Waldur.Client", "Waldur.Client.Events"]);
        Own(Packages.KatelloHosting).Should().BeSubsetOf(["Waldur.Client.Core", "Waldur.Client.Katello"]);
        foreach (var package in new[] { Packages.Hosting, Packages.KatelloHosting })
        {
            package.GetReferencedAssemblies().Select(name => name.Name!)
                .Where(name => name.StartsWith("Microsoft.", StringComparison.Ordinal)).Should().BeSubsetOf(abstractions);
        }
    }

    [Fact]
    public void Core_depends_on_two_packages()
    {
        var foreign = Packages.Core.GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("netstandard" or "mscorlib"));
        foreign.Should().BeSubsetOf(["Polly.Core", "Microsoft.Extensions.Logging.Abstractions"]);
    }

    [Theory]
    [InlineData("Waldur.Client")]
    [InlineData("Waldur.Client.Katello")]
    public void Generated_code_refers_only_to_Core(string project)
    {
        var allowed = new[] { "System", "Waldur.Client;", "Waldur.Client.Core;", $"global::{project}.Models;", $"global::{project}.Api;", $"{project}.Models;", $"{project}.Api;" };
        var wrong = Directory.EnumerateFiles(Repository.PathTo("src", project, "Generated"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Where(line => line.StartsWith("using ", StringComparison.Ordinal))
            .Select(line => line["using ".Length..].Replace("static ", "", StringComparison.Ordinal))
            .Where(name => !allowed.Any(start => name.StartsWith(start, StringComparison.Ordinal) || name.StartsWith("global::" + start, StringComparison.Ordinal)))
            .Distinct();
        wrong.Should().BeEmpty();
    }

    private static IEnumerable<string> Own(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("Waldur.", StringComparison.Ordinal));
}
