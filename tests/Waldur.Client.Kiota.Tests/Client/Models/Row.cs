using Microsoft.Kiota.Abstractions.Extensions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Generated.Models;

/// <summary>A row as most lists of Waldur have it, as Kiota generates it.</summary>
public class Row : IAdditionalDataHolder, IParsable
{
    public Row() => AdditionalData = new Dictionary<string, object>();

    public IDictionary<string, object> AdditionalData { get; set; }

    public Guid? Uuid { get; set; }

    public Guid? Offering { get; set; }

    public Guid? Project { get; set; }

    public string? Name { get; set; }

    public string? BackendId { get; set; }

    public decimal? Price { get; set; }

    public int? Count { get; set; }

    public RowState? State { get; set; }

    public DateTimeOffset? Created { get; set; }

    public List<string>? Tags { get; set; }

    public static Row CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public virtual IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "uuid", n => { Uuid = n.GetGuidValue(); } },
        { "offering", n => { Offering = n.GetGuidValue(); } },
        { "project", n => { Project = n.GetGuidValue(); } },
        { "name", n => { Name = n.GetStringValue(); } },
        { "backend_id", n => { BackendId = n.GetStringValue(); } },
        { "price", n => { Price = n.GetDecimalValue(); } },
        { "count", n => { Count = n.GetIntValue(); } },
        { "state", n => { State = n.GetEnumValue<RowState>(); } },
        { "created", n => { Created = n.GetDateTimeOffsetValue(); } },
        { "tags", n => { Tags = n.GetCollectionOfPrimitiveValues<string>()?.AsList(); } },
    };

    public virtual void Serialize(ISerializationWriter writer)
    {
        writer.WriteGuidValue("offering", Offering);
        writer.WriteGuidValue("project", Project);
        writer.WriteStringValue("name", Name);
        writer.WriteStringValue("backend_id", BackendId);
        writer.WriteDecimalValue("price", Price);
        writer.WriteEnumValue("state", State);
        writer.WriteDateTimeOffsetValue("created", Created);
        writer.WriteCollectionOfPrimitiveValues("tags", Tags);
        writer.WriteAdditionalData(AdditionalData);
    }
}
