using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Generated.Models;

/// <summary>The error type of the description, as Kiota generates it.</summary>
public class Problem : ApiException, IAdditionalDataHolder, IParsable
{
    public Problem() => AdditionalData = new Dictionary<string, object>();

    public IDictionary<string, object> AdditionalData { get; set; }

    public string? Detail { get; set; }

    public override string Message { get => Detail ?? string.Empty; }

    public static Problem CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public virtual IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "detail", n => { Detail = n.GetStringValue(); } },
    };

    public virtual void Serialize(ISerializationWriter writer)
    {
        writer.WriteStringValue("detail", Detail);
        writer.WriteAdditionalData(AdditionalData);
    }
}
