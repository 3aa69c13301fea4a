namespace ApiGenerator.Comparing;

/// <summary>Which way a value goes: what breaks a request does not break a response.</summary>
internal enum Direction
{
    Request,
    Response,
}
