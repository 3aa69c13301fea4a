using System.Globalization;

namespace Waldur.Client.Testing.Tests;

public sealed class ProductTests
{
    [Fact]
    public async Task Products_of_an_organization_are_listed_in_Katellos_envelope()
    {
        await using var katello = await TestKatello.StartAsync("3.18");

        var list = await katello.Get(Products(katello) + "?search=name%3D%22EPEL+9%22&per_page=4294967296");

        list.Number("total").Should().Be(6);
        list.Number("subtotal").Should().Be(1);
        list.Text("per_page").Should().Be("4294967296");
        var product = list["results"]![0]!;
        product.Keys().Should().Equal(
            "id", "cp_id", "name", "label", "description", "provider_id", "sync_plan_id", "sync_summary", "gpg_key_id", "ssl_ca_cert_id",
            "ssl_client_cert_id", "ssl_client_key_id", "sync_state", "last_sync", "last_sync_words", "organization_id", "organization",
            "sync_plan", "repository_count");
        product.Number("sync_plan_id").Should().Be(katello.Seed.SyncPlanId);
        product["sync_plan"]!.Keys().Should().Equal("id", "name", "description", "sync_date", "interval", "next_sync", "cron_expression");
    }

    [Fact]
    public async Task Products_of_a_plan_are_listed_and_those_that_could_join_it()
    {
        await using var katello = await TestKatello.StartAsync();
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"/katello/api/sync_plans/{katello.Seed.SyncPlanId}/products?organization_id={katello.Seed.Organization.Id}");

        (await katello.Get(path)).Names().Should().Equal("EPEL 9", "Rocky Linux 9");
        (await katello.Get(path + "&available_for=sync_plan")).Number("subtotal").Should().Be(4);
    }

    [Fact]
    public async Task A_product_is_moved_by_its_own_plan_id()
    {
        await using var katello = await TestKatello.StartAsync();
        var path = string.Create(CultureInfo.InvariantCulture, $"/katello/api/products/{katello.Seed.ProductId}");

        var moved = await katello.Put(path, $$"""{"sync_plan_id":{{katello.Seed.DisabledSyncPlanId}}}""");
        var detached = await katello.Put(path, """{"sync_plan_id":null}""");
        var untouched = await katello.Put(path, "{}");
        var missing = await katello.Admin("PUT", path, """{"sync_plan_id":987}""");

        moved["sync_plan"]!.Text("name").Should().Be("Weekend");
        detached["sync_plan"].Should().BeNull();
        untouched["sync_plan_id"].Should().BeNull();
        missing.Code.Should().Be(404);
    }

    [Fact]
    public async Task Many_products_are_moved_at_once()
    {
        await using var katello = await TestKatello.StartAsync("5.0");
        var seed = katello.Seed;

        var response = await katello.Put(
            "/katello/api/products/bulk/sync_plan",
            $$"""{"ids":[{{seed.SpareProductId}},{{seed.ProductId}},987],"plan_id":{{seed.DisabledSyncPlanId}}}""");

        response["displayMessages"]!["success"]!.AsArray().Should().ContainSingle();
        response["displayMessages"]!["error"]!.AsArray().Should().ContainSingle();
        (await katello.Get(katello.Plan(seed.DisabledSyncPlanId))).ProductIds().Should().Equal(seed.ProductId, seed.SpareProductId);
    }

    [Fact]
    public async Task An_id_beyond_32_bits_is_no_other_product()
    {
        await using var katello = await TestKatello.StartAsync("5.0");
        var seed = katello.Seed;
        var before = (await katello.Get(katello.Plan(seed.DisabledSyncPlanId))).ProductIds();

        var response = await katello.Put(
            "/katello/api/products/bulk/sync_plan",
            $$"""{"ids":[{{seed.SpareProductId + (1L << 32)}}],"plan_id":{{seed.DisabledSyncPlanId}}}""");

        response["displayMessages"]!["error"]!.AsArray().Should().ContainSingle();
        (await katello.Get(katello.Plan(seed.DisabledSyncPlanId))).ProductIds().Should().Equal(before);
    }

    [Fact]
    public async Task A_product_is_shown_with_the_rights_of_its_reader()
    {
        await using var katello = await TestKatello.StartAsync();
        var path = string.Create(CultureInfo.InvariantCulture, $"/katello/api/products/{katello.Seed.RedHatProductId}");

        var admin = await katello.Get(path);
        var viewer = await katello.As(katello.Seed.Viewer, "GET", path);

        admin.Flag("redhat").Should().BeTrue();
        viewer.Json["permissions"]!.ToJsonString()
            .Should().Be("""{"view_products":true,"edit_products":false,"destroy_products":false,"sync_products":false}""");
    }

    private static string Products(TestKatello katello) =>
        string.Create(CultureInfo.InvariantCulture, $"/katello/api/organizations/{katello.Seed.Organization.Id}/products");
}
