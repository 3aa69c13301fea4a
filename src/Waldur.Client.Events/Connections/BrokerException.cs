namespace Waldur.Client.Events;

/// <summary>A connection to the broker could not be made, or ended.</summary>
internal sealed class BrokerException(BrokerFailure failure, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public BrokerFailure Failure => failure;
}
