using Waldur.Client.Models;

namespace Waldur.Client.Tests;

/// <summary>A null where the server takes none is refused at once: it must not be left out in silence.</summary>
public class NullFieldTests
{
    [Fact]
    public void Null_in_a_field_of_a_patch_that_cannot_be_null_is_refused()
    {
        var patch = new RemoteSynchronisationPatch();

        patch.Invoking(changed => changed.ApiUrl = (string)null!).Should().Throw<ArgumentNullException>().WithParameterName("ApiUrl");
        patch.Invoking(changed => changed.RemoteOrganizationName = new Optional<string>(null!)).Should().Throw<ArgumentNullException>();
        patch.Invoking(changed => changed.Categories = new Optional<IReadOnlyList<RemoteLocalCategoryCreate>>(null!)).Should().Throw<ArgumentNullException>();
        patch.ApiUrl.HasValue.Should().BeFalse();
    }
}
