using System.ComponentModel;
using System.Reflection;
using Polly;

namespace Waldur.Client.Conventions.Layers;

/// <summary>What a user's editor offers is meant for users.</summary>
public class PlumbingTests
{
    // Those who call an operation by hand, or put a pipeline of their own in place, need these.
    private static readonly string[] InSight = ["ApiClient", "ApiOperation", "ApiRequest", "IApiClient", "RawResponse", "RequestContent"];

    [Fact]
    public void What_only_generated_code_and_facades_need_is_out_of_sight() =>
        Packages.PublicTypes
            .Where(type => type.Namespace == "Waldur.Client.Core" && !type.IsNested && !InSight.Contains(type.Name))
            .Where(type => type.GetCustomAttribute<EditorBrowsableAttribute>()?.State != EditorBrowsableState.Never)
            .Select(type => type.Name)
            .Should().BeEmpty();

    [Fact]
    public void No_type_is_called_as_one_of_Pollys() =>
        Packages.PublicTypes.Select(type => type.Name)
            .Should().NotIntersectWith(typeof(ResiliencePipeline).Assembly.GetExportedTypes().Select(type => type.Name), "programs use both namespaces in one file");
}
