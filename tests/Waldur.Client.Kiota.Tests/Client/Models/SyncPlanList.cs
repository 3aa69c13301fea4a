using Microsoft.Kiota.Abstractions.Extensions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Generated.Models;

public class SyncPlanList : IParsable
{
    public List<SyncPlan>? Results { get; set; }

    public int? Subtotal { get; set; }

    public static SyncPlanList CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public virtual IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "results", n => { Results = n.GetCollectionOfObjectValues(SyncPlan.CreateFromDiscriminatorValue)?.AsList(); } },
        { "subtotal", n => { Subtotal = n.GetIntValue(); } },
    };

    public virtual void Serialize(ISerializationWriter writer)
    {
        writer.WriteCollectionOfObjectValues("results", Results);
        writer.WriteIntValue("subtotal", Subtotal);
    }
}
