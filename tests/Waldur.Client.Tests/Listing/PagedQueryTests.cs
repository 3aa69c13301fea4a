using System.Reflection;

namespace Waldur.Client.Tests.Listing;

public sealed class PagedQueryTests
{
    public static TheoryData<string, string> Lists()
    {
        var data = new TheoryData<string, string>();
        foreach (var (group, list) in All())
        {
            data.Add(group.Name, list.Name);
        }

        return data;
    }

    [Fact]
    public void There_are_lists_to_be_tried() => All().Should().HaveCountGreaterThan(4);

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_page_or_a_page_size_in_a_query_is_refused_with_what_to_set_in_its_place(string group, string list)
    {
        await using var waldur = new TestWaldur();
        var (property, method) = All().Single(one => one.Group.Name == group && one.List.Name == list);
        var target = property.GetValue(waldur.Agent)!;
        foreach (var name in (string[])["Page", "PageSize"])
        {
            var query = Activator.CreateInstance(method.GetParameters()[0].ParameterType)!;
            query.GetType().GetProperty(name)!.SetValue(query, 2);

            var call = () => method.Invoke(target, [query, null]);

            call.Should().Throw<TargetInvocationException>().WithInnerException<ArgumentException>()
                .WithMessage("*PageOptions.PageSize*").Which.ParamName.Should().Be("query");
        }

        waldur.Server.Requests.Should().BeEmpty();
    }

    private static IEnumerable<(PropertyInfo Group, MethodInfo List)> All() =>
        from property in typeof(IWaldurClient).GetProperties()
        from method in property.PropertyType.GetMethods()
        where method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(AsyncPageable<>)
        where method.GetParameters()[0].ParameterType.GetProperty("PageSize") is not null
            && method.GetParameters()[0].ParameterType != typeof(PageOptions)
        select (property, method);
}
