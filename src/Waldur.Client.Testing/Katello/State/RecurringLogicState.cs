namespace Waldur.Client.Testing;

/// <summary>The states of a schedule.</summary>
internal enum RecurringLogicState
{
    Active,
    Disabled,
    Cancelled,
}
