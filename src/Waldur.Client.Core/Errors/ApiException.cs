namespace Waldur.Client;

/// <summary>placeholder</summary>
public class ApiException : Exception;
