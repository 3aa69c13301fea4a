using Microsoft.Kiota.Abstractions.Extensions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Generated.Models;

public class SyncPlan : IParsable
{
    public int? Id { get; set; }

    public string? Name { get; set; }

    public string? Interval { get; set; }

    public string? Description { get; set; }

    public bool? Enabled { get; set; }

    public DateTimeOffset? SyncDate { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public List<int?>? ProductIds { get; set; }

    public static SyncPlan CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public virtual IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "id", n => { Id = n.GetIntValue(); } },
        { "name", n => { Name = n.GetStringValue(); } },
        { "interval", n => { Interval = n.GetStringValue(); } },
        { "description", n => { Description = n.GetStringValue(); } },
        { "enabled", n => { Enabled = n.GetBoolValue(); } },
        { "sync_date", n => { SyncDate = n.GetDateTimeOffsetValue(); } },
        { "created_at", n => { CreatedAt = n.GetDateTimeOffsetValue(); } },
        { "product_ids", n => { ProductIds = n.GetCollectionOfPrimitiveValues<int?>()?.AsList(); } },
    };

    public virtual void Serialize(ISerializationWriter writer)
    {
        writer.WriteStringValue("name", Name);
        writer.WriteStringValue("interval", Interval);
        writer.WriteStringValue("description", Description);
        writer.WriteBoolValue("enabled", Enabled);
        writer.WriteDateTimeOffsetValue("sync_date", SyncDate);
        writer.WriteCollectionOfPrimitiveValues("product_ids", ProductIds);
    }
}
