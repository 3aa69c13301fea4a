namespace Waldur.Client.Testing;

/// <summary>What a POST, PUT or PATCH says about a remote synchronisation; null is what it does not mention.</summary>
internal sealed class RemoteSynchronisationChange
{
    public string? ApiUrl { get; private init; }

    public string? Token { get; private init; }

    public Guid? RemoteOrganizationUuid { get; private init; }

    public string? RemoteOrganizationName { get; private init; }

    public FakeServiceProvider? LocalServiceProvider { get; private init; }

    public bool? IsActive { get; private init; }

    public IReadOnlyList<FakeCategoryMapping>? Categories { get; private init; }

    public static RemoteSynchronisationChange Read(WaldurCall call, bool isNew)
    {
        var fields = call.Fields();
        var categories = fields.List("remotelocalcategory_set", item => ReadCategory(call, item), required: true);
        var change = new RemoteSynchronisationChange
        {
            ApiUrl = fields.Url("api_url", 200, required: true),
            Token = fields.Text("token", 255, required: true),

            // Protected: it can only be said once. Afterwards it is not even looked at.
            RemoteOrganizationUuid = isNew ? fields.Uuid("remote_organization_uuid", required: true) : null,
            RemoteOrganizationName = fields.Text("remote_organization_name", 255, required: true),
            LocalServiceProvider = fields.Link(
                "local_service_provider",
                call.Urls,
                "marketplace-service-providers",
                uuid => call.State.ServiceProviders.Find(provider => provider.Uuid == uuid),
                required: true),
            IsActive = fields.Flag("is_active"),
            Categories = fields.Errors.Count == 0 ? Complete(categories) : null,
        };
        fields.ThrowIfInvalid();
        return change;
    }

    public void ApplyTo(FakeRemoteSynchronisation row)
    {
        row.ApiUrl = ApiUrl ?? row.ApiUrl;
        row.Token = Token ?? row.Token;
        row.RemoteOrganizationName = RemoteOrganizationName ?? row.RemoteOrganizationName;
        row.LocalServiceProvider = LocalServiceProvider ?? row.LocalServiceProvider;
        row.IsActive = IsActive ?? row.IsActive;
    }

    private static FakeCategoryMapping? ReadCategory(WaldurCall call, FieldReader item)
    {
        var local = item.Link(
            "local_category",
            call.Urls,
            "marketplace-categories",
            uuid => call.State.Categories.Find(category => category.Uuid == uuid),
            required: true);
        var remote = item.Uuid("remote_category", required: true);
        var name = item.Text("remote_category_name", 255);
        return local is null || remote is null ? null : new FakeCategoryMapping(local, remote.Value, name ?? "Unknown");
    }

    /// <summary>
    /// In a PATCH the fields of an element may be absent for the serializer, but not for the code behind it, which fails.
    /// </summary>
    private static List<FakeCategoryMapping>? Complete(IReadOnlyList<FakeCategoryMapping?>? categories) =>
        categories?.Select(mapping => mapping ?? throw Drf.ServerError()).ToList();
}
