using System.Runtime.Serialization;

namespace Generated.Models;

public enum RowState
{
    [EnumMember(Value = "Sent")]
    Sent,
    [EnumMember(Value = "Processing")]
    Processing,
    [EnumMember(Value = "Done")]
    Done,
    [EnumMember(Value = "Erred")]
    Erred,
}
