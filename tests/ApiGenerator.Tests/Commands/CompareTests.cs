using System.Text.Json.Nodes;
using ApiGenerator.Tests.Support;

namespace ApiGenerator.Tests.Commands;

/// <summary>What changes between two descriptions, and what of it breaks programs.</summary>
public sealed class CompareTests : CommandTests
{
    private const string Old = """
        openapi: 3.0.3
        info: {title: Shop, version: "1"}
        paths:
          /api/orders/:
            get:
              parameters:
                - {name: state, in: query, schema: {type: string, enum: [new, done]}}
                - {name: o, in: query, explode: false, schema: {type: array, items: {type: string}}}
                - {name: X-Trace, in: header, schema: {type: string}}
              responses:
                "200":
                  description: Ok
                  headers: {X-Result-Count: {schema: {type: integer}}}
                  content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Order'}}}}
            post:
              requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/OrderRequest'}}}}
              responses: {"201": {description: Ok, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}
          /api/orders/{uuid}/:
            get:
              parameters: [{name: uuid, in: path, required: true, schema: {type: string, format: uuid}}]
              responses: {"200": {description: Ok, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}
          /api/projects/:
            get: {responses: {"200": {description: Ok}}}
        components:
          schemas:
            OrderState: {type: string, enum: [new, done]}
            Order:
              type: object
              required: [name, count]
              properties:
                uuid: {type: string, format: uuid, readOnly: true}
                name: {type: string}
                note: {type: string, nullable: true}
                count: {type: integer}
                state: {$ref: '#/components/schemas/OrderState'}
                limits: {type: object, additionalProperties: {type: integer}}
                parent: {$ref: '#/components/schemas/Order'}
            OrderRequest:
              type: object
              required: [name]
              properties:
                uuid: {type: string, format: uuid, readOnly: true}
                name: {type: string}
                note: {type: string, nullable: true}
                count: {type: integer}
                state: {$ref: '#/components/schemas/OrderState'}
        """;

    [Fact]
    public void The_same_description_changes_nothing()
    {
        var (status, output, _) = Compare(Old);

        status.Should().Be(0);
        output.Should().Be("Nothing changed.\n");
    }

    [Theory]
    // Operations.
    [InlineData("/api/projects/:", "/api/teams/:", true, "GET /api/projects/ is gone")]
    [InlineData("/api/projects/:", "/api/teams/:", true, "GET /api/teams/ is new")]
    [InlineData("{responses: {\"200\": {description: Ok}}}", "{deprecated: true, responses: {\"200\": {description: Ok}}}", false, "GET /api/projects/ is deprecated now")]
    [InlineData("{uuid}/:", "{id}/:", false, null)]
    // Parameters.
    [InlineData("{name: X-Trace, in: header", "{name: X-Tracing, in: header", true, "GET /api/orders/: parameter X-Trace is no longer taken")]
    [InlineData("{name: X-Trace, in: header, schema", "{name: x-trace, in: header, schema", false, null)]
    [InlineData("{name: X-Trace, in: header, schema", "{name: X-Trace, in: header, required: true, schema", true, "GET /api/orders/: parameter X-Trace must be sent now")]
    [InlineData("- {name: X-Trace, in: header", "- {name: new, in: query, required: true, schema: {type: string}}\n        - {name: X-Trace, in: header", true, "GET /api/orders/: parameter new is new, and must be sent")]
    [InlineData("- {name: X-Trace, in: header", "- {name: new, in: query, schema: {type: string}}\n        - {name: X-Trace, in: header", false, "GET /api/orders/: parameter new is new")]
    [InlineData("{type: string, enum: [new, done]}}", "{type: string, enum: [new]}}", true, "GET /api/orders/: parameter state no longer takes \"done\"")]
    [InlineData("{type: string, enum: [new, done]}}", "{type: string, enum: [new, done, other]}}", false, "GET /api/orders/: parameter state takes \"other\" too")]
    [InlineData("explode: false, schema: {type: array", "schema: {type: array", true, "GET /api/orders/: parameter o takes several values in another form now")]
    [InlineData("required: true, schema: {type: string, format: uuid}}]", "required: true, schema: {type: string}}]", true, "GET /api/orders/{uuid}/: parameter uuid is a text now, and was a uuid")]
    // The list.
    [InlineData("headers: {X-Result-Count: {schema: {type: integer}}}", "headers: {}", true, "GET /api/orders/ (response) no longer counts its rows")]
    [InlineData("{type: array, items: {$ref: '#/components/schemas/Order'}}", "{$ref: '#/components/schemas/Order'}", true, "GET /api/orders/: response is an object now, and was a list")]
    [InlineData("requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/OrderRequest'}}}}", "x: 1", true, "POST /api/orders/ (request) takes no body any more")]
    public void Changes_of_operations_are_told_by_what_they_break(string before, string after, bool isBreaking, string? line)
    {
        var (status, output, _) = Compare(Changed(Old, before, after));

        status.Should().Be(isBreaking ? 1 : 0);
        output.Should().Contain(line is null ? "Nothing changed." : $"  {line}\n");
    }

    [Theory]
    [InlineData("        name: {type: string}\n", "", true, "Order.name (response) is no longer sent", true, "OrderRequest.name (request) is no longer taken")]
    [InlineData("        name: {type: string}\n", "        name: {type: string}\n        more: {type: string}\n", false, "Order.more (response) is new", false, "OrderRequest.more (request) is new")]
    [InlineData("        name: {type: string}\n", "        name: {type: string, nullable: true}\n", true, "Order.name (response) may now be null", false, "OrderRequest.name (request) may be null now")]
    [InlineData("note: {type: string, nullable: true}", "note: {type: string}", false, "Order.note (response) is never null now", true, "OrderRequest.note (request) may no longer be null")]
    [InlineData("count: {type: integer}", "count: {type: string}", true, "Order.count (response) is a text now, and was an integer", true, "OrderRequest.count (request) is a text now, and was an integer")]
    [InlineData("count: {type: integer}", "count: {type: integer, format: int64}", true, "Order.count (response) is a large integer now", false, "OrderRequest.count (request) is a large integer now")]
    [InlineData("{type: string, enum: [new, done]}\n", "{type: string, enum: [new, done, erred]}\n", false, "OrderState (response) may be \"erred\" too", false, "OrderState (request) takes \"erred\" too")]
    [InlineData("{type: string, enum: [new, done]}\n", "{type: string, enum: [new]}\n", false, "OrderState (response) is never \"done\" now", true, "OrderState (request) no longer takes \"done\"")]
    public void Changes_of_fields_are_told_by_the_way_that_they_go(
        string before, string after, bool breaksResponse, string response, bool breaksRequest, string request)
    {
        var description = Changed(Old, before, after);

        var (status, output, _) = Compare(description);

        output.Should().Contain("  " + response).And.Contain("  " + request);
        status.Should().Be(breaksResponse || breaksRequest ? 1 : 0);
        IsBreaking(output, response).Should().Be(breaksResponse);
        IsBreaking(output, request).Should().Be(breaksRequest);
    }

    [Theory]
    [InlineData("required: [name, count]", "required: [name]", true, "Order.count (response) may be missing now")]
    [InlineData("required: [name, count]", "required: [name, count, state]", false, "Order.state (response) is always sent now")]
    [InlineData("required: [name]\n", "required: []\n", false, "OrderRequest.name (request) need not be sent any more")]
    [InlineData("required: [name]\n", "required: [name, count]\n", true, "OrderRequest.count (request) must be sent now")]
    [InlineData("additionalProperties: {type: integer}", "additionalProperties: {type: integer, nullable: true}", true, "Order.limits{} (response) may now be null")]
    public void What_must_be_there_breaks_one_way_only(string before, string after, bool isBreaking, string line)
    {
        var (status, output, _) = Compare(Changed(Old, before, after));

        status.Should().Be(isBreaking ? 1 : 0);
        output.Should().Contain(line);
        IsBreaking(output, line).Should().Be(isBreaking);
    }

    [Theory]
    [InlineData("application/json", "multipart/form-data", "is a form in parts (multipart/form-data) now, and was JSON (application/json)")]
    [InlineData("application/json", "application/x-www-form-urlencoded", "is a form (application/x-www-form-urlencoded) now, and was JSON (application/json)")]
    [InlineData("multipart/form-data", "application/x-www-form-urlencoded", "is a form (application/x-www-form-urlencoded) now, and was a form in parts (multipart/form-data)")]
    [InlineData("application/json", "application/xml", "is a body of the program's own making (application/xml) now, and was JSON (application/json)")]
    [InlineData("application/json", "application/merge-patch+json", "is JSON (application/merge-patch+json) now, and was JSON (application/json)")]
    [InlineData("application/vnd.a+json; version=1", "application/vnd.a+json; version=2", "is JSON (application/vnd.a+json; version=2) now, and was JSON (application/vnd.a+json; version=1)")]
    [InlineData("application/json", "application/json; charset=utf-8", null)]
    [InlineData("application/json", "'*/*'", null)]
    [InlineData("'*/*'", "application/json", null)]
    public void A_body_of_another_media_type_breaks(string before, string after, string? line)
    {
        var old = Changed(Old, "{required: true, content: {application/json:", $"{{required: true, content: {{{before}:");
        var changed = Changed(Old, "{required: true, content: {application/json:", $"{{required: true, content: {{{after}:");

        var (status, output, _) = Compare(changed, old, []);

        status.Should().Be(line is null ? 0 : 1);
        output.Should().Contain(line is null ? "Nothing changed." : $"Breaking:\n  POST /api/orders/: body {line}\n\n1 change, 1 of them breaking.");
    }

    [Theory]
    [InlineData("text/plain: {schema: {type: string}}", "text/plain: {schema: {type: string, format: binary}}", "is bytes (text/plain) now, and was text (text/plain)")]
    [InlineData("text/plain: {schema: {type: string}}", "text/csv: {schema: {type: string}}", "is text (text/csv) now, and was text (text/plain)")]
    [InlineData("image/png: {}", "image/jpeg: {}", "is bytes (image/jpeg) now, and was bytes (image/png)")]
    [InlineData("image/png: {}", "image/png: {schema: {type: string, format: binary}}", null)]
    [InlineData("image/png: {}", "image/*: {}", null)]
    [InlineData("application/json: {schema: {type: string}}", "text/plain: {schema: {type: string}}", "is text (text/plain) now, and was JSON (application/json)")]
    [InlineData("application/json: {schema: {type: string}}", "application/octet-stream: {schema: {type: string}}", "is bytes (application/octet-stream) now, and was JSON (application/json)")]
    [InlineData("application/json: {schema: {type: object}}", "application/json: {schema: {type: object}}, text/plain: {}", null)]
    public void A_body_or_response_that_is_no_longer_the_same_kind_of_thing_breaks(string before, string after, string? line)
    {
        foreach (var (part, place) in new[] { ("requestBody: {content: {BODY}}, responses: {}", "body"), ("responses: {\"200\": {description: Ok, content: {BODY}}}", "response") })
        {
            string With(string content) =>
                Changed(Old, "get: {responses: {\"200\": {description: Ok}}}", $"post: {{{part.Replace("BODY", content, StringComparison.Ordinal)}}}");

            var (status, output, _) = Compare(With(after), With(before), []);

            status.Should().Be(line is null ? 0 : 1, place);
            output.Should().Contain(line is null ? "Nothing changed." : $"  POST /api/projects/: {place} {line}\n");
        }
    }

    [Fact]
    public void A_form_that_takes_a_file_where_json_was_taken_breaks_though_json_still_is()
    {
        var changed = Changed(
            Old,
            "{required: true, content: {application/json: {schema: {$ref: '#/components/schemas/OrderRequest'}}}}",
            "{required: true, content: {application/json: {schema: {$ref: '#/components/schemas/OrderRequest'}}, multipart/form-data: {schema: {type: object, properties: {file: {type: string, format: binary}}}}}}");

        var (status, output, _) = Compare(changed);

        status.Should().Be(1);
        output.Should().Contain("POST /api/orders/: body is a form in parts (multipart/form-data) now, and was JSON (application/json)");
    }

    [Theory]
    [InlineData("schema: {type: string}}", "content: {application/json: {schema: {type: string}}}}", "is application/json now, and was a plain value")]
    [InlineData("schema: {type: string}}", "schema: {type: string, contentEncoding: base64}}", "is bytes in base 64 now, and was a text")]
    public void A_parameter_in_another_form_breaks(string before, string after, string line)
    {
        var (status, output, _) = Compare(Changed(Old, "X-Trace, in: header, " + before, "X-Trace, in: header, " + after));

        status.Should().Be(1);
        output.Should().Contain("parameter X-Trace " + line);
    }

    [Fact]
    public void Whether_a_read_only_field_must_be_there_changes_no_request()
    {
        var (status, output, _) = Compare(Changed(Old, "required: [name]\n", "required: [name, uuid]\n"));

        (status, output).Should().Be((0, "Nothing changed.\n"));
    }

    [Fact]
    public void A_new_request_field_that_must_be_sent_breaks()
    {
        var changed = Changed(Old, "required: [name]\n      properties:", "required: [name, extra]\n      properties:\n        extra: {type: string}");

        var (status, output, _) = Compare(changed);

        status.Should().Be(1);
        output.Should().StartWith("Breaking:\n  OrderRequest.extra (request) is new, and must be sent [POST /api/orders/]\n");
    }

    [Fact]
    public void One_change_is_told_once_with_the_operations_that_it_touches()
    {
        var (_, output, _) = Compare(Changed(Old, "required: [name, count]", "required: [name]"));

        output.Should().Be("""
            Breaking:
              Order.count (response) may be missing now [GET /api/orders/, POST /api/orders/ and 1 more]

            1 change, 1 of them breaking.

            """);
    }

    [Fact]
    public void Only_what_is_included_counts()
    {
        var changed = Changed(Changed(Old, "/api/projects/:", "/api/teams/:"), "required: [name, count]", "required: [name]");

        Compare(changed, "--include", "/api/teams/**").Should().Be((0, "Other changes:\n  GET /api/teams/ is new\n\n1 change, 0 of them breaking.\n", ""));
        Compare(changed, "--exclude", "/api/orders/**").Status.Should().Be(1);
        Compare(changed, "--include", "/api/none/").Status.Should().Be(2);
    }

    [Fact]
    public void The_patterns_of_a_settings_file_count_too()
    {
        var settings = Folder.Write("waldur-generate.json", """{"include": ["/api/orders/**"]}""");

        Compare(Changed(Old, "/api/projects/:", "/api/teams/:"), "--settings", settings).Should().Be((0, "Nothing changed.\n", ""));
    }

    [Fact]
    public void Programs_get_json()
    {
        var (status, output, _) = Compare(Changed(Old, "required: [name, count]", "required: [name, state]"), "--json");

        status.Should().Be(1);
        var root = JsonNode.Parse(output)!;
        root["breaking"]!.GetValue<int>().Should().Be(1);
        root["total"]!.GetValue<int>().Should().Be(2);
        var first = root["changes"]![0]!;
        first["breaking"]!.GetValue<bool>().Should().BeTrue();
        first.AsObject().Select(member => member.Key).Should().Equal("breaking", "kind", "what", "place", "direction", "text", "operations");
        (first["kind"]!.ToString(), first["what"]!.ToString(), first["place"]!.ToString(), first["direction"]!.ToString())
            .Should().Be(("required", "changed", "Order.count", "response"));
        first["operations"]!.AsArray().Should().HaveCount(3);
    }

    [Fact]
    public void What_is_written_otherwise_but_means_the_same_is_no_change()
    {
        var changed = Changed(Old, "state: {$ref: '#/components/schemas/OrderState'}", "state: {allOf: [{$ref: '#/components/schemas/OrderState'}], description: Where it stands.}");
        changed = Changed(changed, "note: {type: string, nullable: true}", "note: {oneOf: [{type: string}, {enum: [null]}]}");

        Compare(changed).Should().Be((0, "Nothing changed.\n", ""));
    }

    [Fact]
    public void What_cannot_be_read_has_a_status_of_its_own()
    {
        var (status, _, error) = Tool.Run("compare", Folder["none.yaml"], Folder["none.yaml"]);

        status.Should().Be(2);
        error.Trim().Should().Contain("cannot be read").And.NotContain("\n");
    }

    private static string Changed(string description, string before, string after)
    {
        description.Should().Contain(before);
        return description.Replace(before, after, StringComparison.Ordinal);
    }

    private static bool IsBreaking(string output, string line)
    {
        var others = output.IndexOf("Other changes:", StringComparison.Ordinal);
        var place = output.IndexOf(line, StringComparison.Ordinal);
        return output.StartsWith("Breaking:", StringComparison.Ordinal) && (others < 0 || place < others);
    }

    private (int Status, string Output, string Error) Compare(string changed, params string[] more) => Compare(changed, Old, more);

    private (int Status, string Output, string Error) Compare(string changed, string old, string[] more)
    {
        var (before, after) = (Folder.Write("old.yaml", old), Folder.Write("new.yaml", changed));
        return Tool.Run(["compare", before, after, .. more]);
    }
}
