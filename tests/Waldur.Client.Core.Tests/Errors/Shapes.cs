namespace Waldur.Client.Tests.Errors;

/// <summary>Bodies of errors as servers send them, with what they say: the fields, then the rest.</summary>
internal static class Shapes
{
    public static IEnumerable<(string Body, string Fields, string General)> All => [.. DjangoRestFramework, .. Katello];

    public static IEnumerable<(string Body, string Fields, string General)> DjangoRestFramework =>
    [
        ("""{"offering":["This field is required."]}""", "offering=This field is required.", ""),
        ("""{"offering":"Not yours."}""", "offering=Not yours.", ""),
        ("""{"name":["Too long.","Taken."],"url":["Bad."]}""", "name=Too long.|Taken.;url=Bad.", ""),
        ("""{"non_field_errors":["The fields name, version must make a unique set."]}""", "", "The fields name, version must make a unique set."),
        ("""{"__all__":["No."],"a":["b"]}""", "a=b", "No."),
        ("""["Some text."]""", "", "Some text."),
        ("""["One.","Two."]""", "", "One.|Two."),
        (""" "Just text." """, "", "Just text."),
        ("""{"detail":"JSON parse error - Expecting value"}""", "", "JSON parse error - Expecting value"),
        ("""{"detail":["a","b"]}""", "", "a|b"),
        ("""{"detail":"Invalid.","code":"token_not_valid"}""", "", "Invalid."),
        ("""{"detail":"Invalid.","name":["Taken."]}""", "name=Taken.", ""),
        ("""{"subs":[{},{"local":["Must be a valid UUID."]}]}""", "subs[1].local=Must be a valid UUID.", ""),
        ("""{"subs":{"0":["Bad."],"2":["Worse."]}}""", "subs[0]=Bad.;subs[2]=Worse.", ""),
        ("""{"0":["Bad."]}""", "[0]=Bad.", ""),
        ("""[{},{"name":["Taken."]}]""", "[1].name=Taken.", ""),
        ("""{"a":{"b":{"c":["deep"]}}}""", "a.b.c=deep", ""),
        ("""{"a":{"non_field_errors":["whole"],"b":["part"]}}""", "a=whole;a.b=part", ""),
        ("""{"a":[["x"],["y"]]}""", "a[0]=x;a[1]=y", ""),
        ("""{"a":[{"message":"Bad.","code":"invalid"}]}""", "a=Bad.", ""),
        ("""{"message":["This field is required."]}""", "message=This field is required.", ""),
        ("""{"error_message":["Too long."]}""", "error_message=Too long.", ""),
        ("""{"base":["a field of this name"],"a":{"base":["nested"]}}""", "a.base=nested", "a field of this name"),
        ("""{"a":[],"b":null,"c":7,"d":true,"e":"","f":[null,3]}""", "", ""),
        ("""{}""", "", ""),
        ("""[]""", "", ""),
        ("null", "", ""),
        ("", "", ""),
    ];

    public static IEnumerable<(string Body, string Fields, string General)> Katello =>
    [
        // A: Foreman's envelope.
        ("""{"error":{"message":"Unable to authenticate user X"}}""", "", "Unable to authenticate user X"),
        ("""{"error":{"message":"Access denied","details":"Missing one of the required permissions: edit_sync_plans","missing_permissions":["edit_sync_plans"]}}""",
            "", "Access denied: Missing one of the required permissions: edit_sync_plans"),
        ("""{"error":{"message":"Bad page","class":"X","parameter_name":"page"}}""", "page=Bad page", ""),
        ("""{"error":{"id":null,"errors":{"name":["can't be blank"],"base":["no"]},"full_messages":["Name can't be blank","no"]}}""",
            "name=can't be blank", "no"),
        ("""{"error":{"full_messages":["Name can't be blank"]}}""", "", "Name can't be blank"),

        // B: raised inside Katello, before and since 5.0.
        ("""{"displayMessage":"Missing values for sync_plan.","errors":["Missing values for sync_plan."]}""", "", "Missing values for sync_plan."),
        ("""{"message":"Missing values for sync_plan.","errors":["Missing values for sync_plan."]}""", "", "Missing values for sync_plan."),

        // B': the same with an object.
        ("""{"displayMessage":"Validation failed: Name can't be blank","errors":{"name":["can't be blank"],"base":["Cron."]}}""",
            "name=can't be blank", "Cron."),
        ("""{"message":"Validation failed: Name can't be blank","errors":{"name":["can't be blank"]}}""", "name=can't be blank", ""),
        ("""{"errors":{"name":["can't be blank"]}}""", "name=can't be blank", ""),
        ("""{"full_messages":["Name can't be blank"]}""", "", "Name can't be blank"),

        // C: a message alone.
        ("""{"message":"Organization with id 9 not found"}""", "", "Organization with id 9 not found"),

        // D: an error that is text.
        ("""{"status":400,"error":"There was a problem in the JSON you submitted: x"}""", "", "There was a problem in the JSON you submitted: x"),

        // E: no JSON.
        ("Too many tries", "", "Too many tries"),
        ("<html><head><title>502 Bad Gateway</title></head></html>", "", ""),

        // F: a list with an error, and one without.
        ("""{"total":0,"subtotal":0,"page":null,"per_page":null,"error":"the field 'id' is not valid","search":null,"sort":{"by":"a","order":"b"},"results":[]}""",
            "", "the field 'id' is not valid"),
        ("""{"total":1,"page":"1","error":null,"search":"name=x","sort":{"by":"a","order":"b"},"results":[{"name":"x"}]}""", "", ""),

        // G: a deletion that says 200 and did not happen.
        ("""{"error":{"message":"Could not delete"}}""", "", "Could not delete"),
    ];
}
