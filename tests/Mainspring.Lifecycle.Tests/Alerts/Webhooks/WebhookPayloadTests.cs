using System.Text;
using System.Text.Json;
using Mainspring.Lifecycle.Alerts.Webhooks;
using Mainspring.Lifecycle.Registry;

namespace Mainspring.Lifecycle.Tests.Alerts.Webhooks;

public sealed class WebhookPayloadTests
{
    private static readonly DateTimeOffset At = new(2026, 7, 31, 8, 27, 32, 80, 217, TimeSpan.Zero);

    public static TheoryData<string, string, string> Examples { get; } = new()
    {
        { "registered_model", "created", """{"name":"example_model","tags":{"example_key":"example_value"},"description":"An example model"}""" },
        { "model_version", "created", """{"name":"example_model","version":"1","source":"runs:/0123456789abcdef0123456789abcdef/model","run_id":"0123456789abcdef0123456789abcdef","tags":{"example_key":"example_value"},"description":null}""" },
        { "model_version_tag", "set", """{"name":"example_model","version":"1","key":"example_key","value":"example_value"}""" },
        { "model_version_tag", "deleted", """{"name":"example_model","version":"1","key":"example_key"}""" },
        { "model_version_alias", "created", """{"name":"example_model","alias":"example_alias","version":"1"}""" },
        { "model_version_alias", "deleted", """{"name":"example_model","alias":"example_alias"}""" },
        { "prompt", "created", """{"name":"example_prompt","tags":{"example_key":"example_value"},"description":"An example prompt"}""" },
        { "prompt_version", "created", """{"name":"example_prompt","version":"1","template":"Hello {{name}}!","tags":{"example_key":"example_value"},"description":null}""" },
        { "prompt_tag", "set", """{"name":"example_prompt","key":"example_key","value":"example_value"}""" },
        { "prompt_tag", "deleted", """{"name":"example_prompt","key":"example_key"}""" },
        { "prompt_version_tag", "set", """{"name":"example_prompt","version":"1","key":"example_key","value":"example_value"}""" },
        { "prompt_version_tag", "deleted", """{"name":"example_prompt","version":"1","key":"example_key"}""" },
        { "prompt_alias", "created", """{"name":"example_prompt","alias":"example_alias","version":"1"}""" },
        { "prompt_alias", "deleted", """{"name":"example_prompt","alias":"example_alias"}""" },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_event_has_its_documented_shape(string entity, string action, string data)
    {
        WebhookEvent kind = WebhookEvent.Find(entity.ToUpperInvariant(), action)!;
        RegistryEvent example = WebhookPayload.Example(kind);

        WebhookPayload.EventOf(example).ShouldBe(kind);
        using JsonDocument body = JsonDocument.Parse(WebhookPayload.Write(kind, example, At));
        body.RootElement.GetProperty("entity").GetString().ShouldBe(entity);
        body.RootElement.GetProperty("action").GetString().ShouldBe(action);
        body.RootElement.GetProperty("timestamp").GetString().ShouldBe("2026-07-31T08:27:32.080217+00:00");
        body.RootElement.GetProperty("data").GetRawText().ShouldBe(data);
    }

    [Fact]
    public void Every_event_has_an_example() => Examples.Count.ShouldBe(WebhookEvent.All.Count);

    [Fact]
    public void A_tag_of_a_model_is_no_event() => WebhookPayload.EventOf(new RegistryEvent.ModelTagSet("m", IsPrompt: false, "k", "v")).ShouldBeNull();

    [Fact]
    public void Text_is_sent_as_utf8_and_cannot_end_the_string_it_stands_in()
    {
        byte[] body = WebhookPayload.Write(WebhookEvent.VersionTagSet, new RegistryEvent.VersionTagSet("caf\u00e9", IsPrompt: false, 1, "k", "\"},{\n"), At);

        Encoding.UTF8.GetString(body).ShouldContain("\"name\":\"caf\u00e9\"");
        JsonDocument.Parse(body).RootElement.GetProperty("data").GetProperty("value").GetString().ShouldBe("\"},{\n");
    }
}
