using System.Text;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing.Tests;

public sealed class RequestValidatorTests
{
    private const string Description =
        """
        {
          "openapi": "3.0.3",
          "x-path-alias": { "/k/api/": "/k/api/v2/" },
          "x-date-time-formats": { "write": "yyyy-MM-dd HH:mm:ss '+0000'" },
          "paths": {
            "/k/api/plans/{id}": {
              "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "integer" } }],
              "get": {
                "parameters": [
                  { "name": "organization_id", "in": "query", "required": true, "schema": { "type": "integer", "minimum": 1 } },
                  { "name": "tags", "in": "query", "schema": { "type": "array", "items": { "$ref": "#/components/schemas/Tag" } } },
                  { "name": "sort", "in": "query", "explode": false, "schema": { "type": "array", "items": { "type": "string", "maxLength": 2 } } },
                  { "name": "ratio", "in": "query", "schema": { "type": "number", "maximum": 1 } }
                ]
              },
              "put": {
                "requestBody": {
                  "x-optional-root": "plan", "required": true,
                  "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Plan" } } }
                }
              }
            },
            "/k/api/plans/current": { "get": {} },
            "/k/api/plans/{id}/sync": {
              "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "integer" } }],
              "put": { "x-empty-json-body": true }
            }
          },
          "components": {
            "schemas": {
              "Tag": { "type": "string", "enum": ["a", "b", ""] },
              "Named": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string", "minLength": 1, "pattern": "\\S" } } },
              "Plan": {
                "allOf": [{ "$ref": "#/components/schemas/Named" }],
                "properties": {
                  "description": { "type": "string", "nullable": true },
                  "start": { "type": "string", "format": "date-time" },
                  "day": { "type": "string", "format": "date" },
                  "products": { "type": "array", "minItems": 1, "maxItems": 2, "items": { "type": "integer" } },
                  "limits": { "type": "object", "minProperties": 1, "additionalProperties": { "type": "number", "minimum": 0 } },
                  "free": { "type": "object" },
                  "closed": { "type": "object", "additionalProperties": false },
                  "anything": {},
                  "tag": { "allOf": [{ "$ref": "#/components/schemas/Tag" }], "nullable": true }
                }
              }
            }
          }
        }
        """;

    private static readonly RequestValidator Validator = new(ApiDescription.Parse(JsonNode.Parse(Description)!.AsObject()));

    [Theory]
    [InlineData("organization_id=1")]
    [InlineData("organization_id=1&tags=a&tags=b&tags=")]
    [InlineData("organization_id=1&sort=x,yy")]
    [InlineData("organization_id=1&ratio=0.5")]
    [InlineData("organization_id=1&ratio=1")]
    [InlineData("", "query parameter 'organization_id' is missing")]
    [InlineData("organization_id=0", "query parameter 'organization_id' is 0, outside of what is allowed")]
    [InlineData("organization_id=x", "query parameter 'organization_id' is string, not integer")]
    [InlineData("organization_id=1&tags=a,b", "query parameter 'tags' is \"a,b\", not one of a, b, ")]
    [InlineData("organization_id=1&sort=x&sort=y", "query parameter 'sort' is repeated; its values belong together, separated by commas")]
    [InlineData("organization_id=1&sort=x,yyy", "query parameter 'sort' is longer than 2 characters")]
    [InlineData("organization_id=1&ratio=1.5", "query parameter 'ratio' is 1.5, outside of what is allowed")]
    public void Query_parameters_are_checked(string query, params string[] problems) =>
        Check("GET", "/k/api/plans/7", query).Should().Equal(problems);

    [Theory]
    [InlineData("/k/api/plans/7")]
    [InlineData("/k/api/v2/plans/7")]
    [InlineData("/k/api/plans/seven", "path parameter 'id' is string, not integer")]
    [InlineData("/k/plans/7", "no operation has the path /k/plans/7")]
    [InlineData("/k/api/plans/current", "unknown query parameter 'organization_id'")]
    public void Paths_are_checked(string path, params string[] problems) =>
        Check("GET", path, "organization_id=1").Should().Equal(problems);

    [Theory]
    [InlineData("""{"name":"x"}""")]
    [InlineData("""{"plan":{"name":"x"}}""")]
    [InlineData("""{"name":"x","description":null,"tag":null,"anything":null}""")]
    [InlineData("""{"name":"x","tag":"b","anything":[{}],"free":{"a":{"b":1}}}""")]
    [InlineData("""{"name":"x","start":"2026-01-02 03:04:05 +0000","day":"2026-01-02"}""")]
    [InlineData("""{"name":"x","limits":{"a":1,"b":0.5}}""")]
    [InlineData("""{"plan":{}}""", "body lacks the required field 'name'")]
    [InlineData("""{"name":""}""", "body.name is shorter than 1 characters", @"body.name does not match \S")]
    [InlineData("""{"name":"x","other":1}""", "body has the unknown field 'other'")]
    [InlineData("""{"name":null}""", "body.name is null")]
    [InlineData("""{"name":true}""", "body.name is boolean, not string")]
    [InlineData("""{"name":"x","start":"2026-01-02T03:04:05Z"}""", "body.start is not a date-time")]
    [InlineData("""{"name":"x","day":"2026-13-02"}""", "body.day is not a date")]
    [InlineData("""{"name":"x","products":[]}""", "body.products has too few elements")]
    [InlineData("""{"name":"x","products":[1,2,3]}""", "body.products has too many elements")]
    [InlineData("""{"name":"x","products":[1,"2"]}""", "body.products[1] is string, not integer")]
    [InlineData("""{"name":"x","products":[1.5]}""", "body.products[0] is number, not integer")]
    [InlineData("""{"name":"x","limits":{}}""", "body.limits has 0 fields, at least 1 are demanded")]
    [InlineData("""{"name":"x","limits":{"a":"1"}}""", "body.limits.a is string, not number")]
    [InlineData("""{"name":"x","limits":{"a":-1}}""", "body.limits.a is -1, outside of what is allowed")]
    [InlineData("""{"name":"x","closed":{"a":1}}""", "body.closed has the unknown field 'a'")]
    [InlineData("""{"name":"x","tag":"c"}""", "body.tag is \"c\", not one of a, b, ")]
    [InlineData("7", "body is integer, not object")]
    [InlineData("null", "body is null")]
    [InlineData("", "the body is missing")]
    public void Bodies_are_checked(string body, params string[] problems) =>
        Check("PUT", "/k/api/plans/7", "", body).Should().Equal(problems);

    [Theory]
    [InlineData("{}")]
    [InlineData("", "the body is missing: the operation demands an empty JSON object")]
    [InlineData("""{"a":1}""", "the operation takes an empty JSON object as its body")]
    [InlineData("[]", "the operation takes an empty JSON object as its body")]
    public void An_operation_may_demand_an_empty_object(string body, params string[] problems) =>
        Check("PUT", "/k/api/plans/7/sync", "", body).Should().Equal(problems);

    private static IReadOnlyList<string> Check(string method, string path, string query, string body = "") => Validator.Check(new FakeRequest(
        method,
        "https",
        "host.example",
        path,
        query,
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = "application/json" },
        Encoding.UTF8.GetBytes(body)));
}
