namespace Waldur.Client.Conventions.PublicSurface;

/// <summary>
/// What each package shows its users is committed as text: a change of it is seen in review. To accept a change, run the
/// tests with UPDATE_PUBLIC_SURFACE=1.
/// </summary>
public class PublicSurfaceTests
{
    [Theory]
    [InlineData("Waldur.Client.Core")]
    [InlineData("Waldur.Client")]
    [InlineData("Waldur.Client.Katello")]
    [InlineData("Waldur.Client.Testing")]
    [InlineData("Waldur.Client.Kiota")]
    [InlineData("Waldur.Client.Events")]
    [InlineData("Waldur.Client.Hosting")]
    [InlineData("Waldur.Client.Katello.Hosting")]
    public void Surface_is_the_committed_one(string package)
    {
        var assembly = Packages.All.Single(assembly => assembly.GetName().Name == package);
        var actual = SurfaceText.Of(assembly);
        var file = Repository.PathTo("tests", "Waldur.Client.Conventions", "PublicSurface", package + ".txt");
        if (Environment.GetEnvironmentVariable("UPDATE_PUBLIC_SURFACE") == "1")
        {
            File.WriteAllLines(file, actual);
        }

        var committed = File.Exists(file) ? File.ReadAllLines(file) : [];
        actual.Except(committed, StringComparer.Ordinal).Should().BeEmpty("these members are new: UPDATE_PUBLIC_SURFACE=1 accepts them");
        committed.Except(actual, StringComparer.Ordinal).Should().BeEmpty("these members are gone: UPDATE_PUBLIC_SURFACE=1 accepts that");
    }
}
