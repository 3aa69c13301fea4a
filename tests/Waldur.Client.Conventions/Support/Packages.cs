using System.Reflection;

namespace Waldur.Client.Conventions;

/// <summary>The assemblies that are shipped.</summary>
internal static class Packages
{
    public static Assembly Core { get; } = typeof(ApiException).Assembly;

    public static Assembly Waldur { get; } = typeof(WaldurClient).Assembly;

    public static Assembly Katello { get; } = Assembly.Load("Waldur.Client.Katello");

    public static Assembly Testing { get; } = typeof(Testing.FakeClock).Assembly;

    public static Assembly Kiota { get; } = typeof(Kiota.KiotaExtensions).Assembly;

    public static Assembly Events { get; } = typeof(Events.WaldurEvents).Assembly;

    public static Assembly Hosting { get; } = typeof(Hosting.WaldurClientSettings).Assembly;

    public static Assembly KatelloHosting { get; } = typeof(Katello.Hosting.KatelloClientSettings).Assembly;

    public static IReadOnlyList<Assembly> All { get; } = [Core, Waldur, Katello, Testing, Kiota, Events, Hosting, KatelloHosting];

    public static IEnumerable<Type> PublicTypes => All.SelectMany(assembly => assembly.GetExportedTypes());
}
