using System.Reflection;
using System.Xml.Linq;

namespace Waldur.Client.Conventions.Naming;

public class PublicMemberTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // What implements or overrides a member of the framework has the framework's signature.
    private static readonly string[] FrameworkSignatures = ["DisposeAsync"];

    [Fact]
    public void Asynchronous_methods_end_in_Async_and_take_a_cancellation_token_last()
    {
        var wrong = Packages.PublicTypes
            .SelectMany(type => type.GetMethods(Declared))
            .Where(method => IsTask(method.ReturnType) && !FrameworkSignatures.Contains(method.Name) && !IsCallersTask(method))
            .Where(method => !method.Name.EndsWith("Async", StringComparison.Ordinal)
                || method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken))
            .Select(method => $"{method.DeclaringType}.{method.Name}");
        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Cancellation_tokens_of_calls_may_be_left_out()
    {
        var wrong = Packages.PublicTypes
            .Where(type => type.Name.EndsWith("RequestBuilder", StringComparison.Ordinal) || (type.IsInterface && type.Namespace == "Waldur.Client"))
            .SelectMany(type => type.GetMethods(Declared))
            .Where(method => method.GetParameters().LastOrDefault() is { } last && last.ParameterType == typeof(CancellationToken) && !last.IsOptional)
            .Select(method => $"{method.DeclaringType}.{method.Name}");
        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Names_are_those_of_dotnet_not_of_the_wire()
    {
        var wrong = Packages.PublicTypes
            .SelectMany(type => type.GetMembers(Declared).Select(member => (Type: type, member.Name)).Append((Type: type, type.Name)))
            .Where(member => !member.Name.StartsWith("op_", StringComparison.Ordinal) && !member.Name.StartsWith("get_", StringComparison.Ordinal)
                && !member.Name.StartsWith("set_", StringComparison.Ordinal) && !member.Name.StartsWith("add_", StringComparison.Ordinal)
                && !member.Name.StartsWith("remove_", StringComparison.Ordinal) && !member.Name.StartsWith("value__", StringComparison.Ordinal))
            .Where(member => member.Name.Contains('_', StringComparison.Ordinal)
                || member.Name.Contains("WithUu", StringComparison.Ordinal)
                || member.Name.Contains("EmptyPathSegment", StringComparison.Ordinal)
                || char.IsLower(member.Name[0]))
            .Select(member => $"{member.Type}.{member.Name}");
        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Every_public_type_and_member_is_documented()
    {
        var missing = Packages.All.SelectMany(assembly =>
        {
            var documented = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"))
                .Descendants("member").Where(HasText).Select(member => member.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
            return assembly.GetExportedTypes().SelectMany(type => DocumentationIds.Of(type)).Where(id => !documented.Contains(id));
        });
        missing.Should().BeEmpty();
    }

    [Fact]
    public void Interfaces_of_the_facade_have_no_optional_behaviour_hidden_in_overload_order()
    {
        var wrong = Packages.Waldur.GetExportedTypes()
            .Where(type => type.IsInterface)
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetParameters().SkipWhile(parameter => !parameter.IsOptional).Any(parameter => !parameter.IsOptional));
        wrong.Should().BeEmpty();
    }

    private static bool HasText(XElement member) => member.Elements().Any(element => element.Name == "inheritdoc" || element.Value.Trim().Length > 3);

    private static bool IsTask(Type type) =>
        typeof(Task).IsAssignableFrom(type) || type == typeof(ValueTask)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    // The clock of the tests runs until a task of the caller's has ended: that task is what can be cancelled.
    private static bool IsCallersTask(MethodInfo method) => method.GetParameters().Any(parameter => IsTask(parameter.ParameterType));
}
