using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Abstractions.Store;

namespace Generated.Models;

/// <summary>A model with a backing store, which writes only what was changed, as Kiota generates it.</summary>
public class Catalog : IAdditionalDataHolder, IBackedModel, IParsable
{
    public Catalog()
    {
        BackingStore = BackingStoreFactorySingleton.Instance.CreateBackingStore();
        AdditionalData = new Dictionary<string, object>();
    }

    public IDictionary<string, object> AdditionalData
    {
        get => BackingStore.Get<IDictionary<string, object>>("AdditionalData") ?? new Dictionary<string, object>();
        set => BackingStore.Set("AdditionalData", value);
    }

    public IBackingStore BackingStore { get; private set; }

    public Guid? Uuid
    {
        get => BackingStore?.Get<Guid?>("uuid");
        private set => BackingStore?.Set("uuid", value);
    }

    public string? Name
    {
        get => BackingStore?.Get<string?>("name");
        set => BackingStore?.Set("name", value);
    }

    public string? Version
    {
        get => BackingStore?.Get<string?>("version");
        set => BackingStore?.Set("version", value);
    }

    public string? Description
    {
        get => BackingStore?.Get<string?>("description");
        set => BackingStore?.Set("description", value);
    }

    public static Catalog CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public virtual IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "uuid", n => { Uuid = n.GetGuidValue(); } },
        { "name", n => { Name = n.GetStringValue(); } },
        { "version", n => { Version = n.GetStringValue(); } },
        { "description", n => { Description = n.GetStringValue(); } },
    };

    public virtual void Serialize(ISerializationWriter writer)
    {
        writer.WriteStringValue("name", Name);
        writer.WriteStringValue("version", Version);
        writer.WriteStringValue("description", Description);
    }
}
