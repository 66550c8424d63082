package tests.tags

import data.tests.lib as t

without(names) := t.plan([t.changed("aws_sqs_queue", ["create"], {
	"kms_master_key_id": "key",
	"tags_all": object.remove(t.tags, names),
})])

with_tag(name, value) := t.plan([t.changed("aws_ecs_cluster", ["create"], {"tags_all": object.union(t.tags, {name: value})})])

test_all_tags_pass if {
	t.failed(without([])) == set()
}

test_a_missing_tag_fails if {
	t.failed(without(["Team"])) == {"required-tags"}
	t.messages(without(["Service"]), "required-tags") == [concat(" ", [
		"aws_sqs_queue.this: tag Service is missing (The service, as its folder is called).",
		"Fix: add it to default_tags of the provider, or to tags for this resource alone. [required-tags]",
	])]
}

test_an_empty_tag_is_missing if {
	t.failed(with_tag("Team", "")) == {"required-tags"}
}

test_no_tags_at_all_fail if {
	plan := t.plan([t.changed("aws_ecs_cluster", ["create"], {"tags": null, "tags_all": null})])
	count(t.messages(plan, "required-tags")) == 8
}

test_what_cannot_have_tags_passes if {
	t.failed(t.plan([t.changed("aws_route53_record", ["create"], {"name": "x"})])) == set()
}

test_a_value_that_is_not_allowed_fails if {
	t.failed(with_tag("DataClass", "secret")) == {"tag-values"}
	t.failed(with_tag("CostCenter", "1200")) == {"tag-values"}
	t.failed(with_tag("ManagedBy", "hand")) == {"tag-values"}
}

test_the_tag_of_another_environment_fails if {
	t.failed(with_tag("Environment", "dev")) == {"tag-environment"}
}

test_a_tag_whose_value_is_not_known_passes if {
	rc := t.changed("aws_ecs_cluster", ["create"], {"tags_all": object.remove(t.tags, ["Owner"])})
	plan := t.plan([json.patch(rc, [{"op": "add", "path": "/change/after_unknown/tags_all", "value": {"Owner": true}}])])
	t.failed(plan) == set()
}

# Where tags_all is not known, the default tags of the configuration count.
unknown_tags(defaults) := json.patch(
	t.plan([t.unknown(t.changed("aws_ecs_cluster", ["create"], {"tags": {"Service": "api"}}), "tags_all")]),
	[{"op": "add", "path": "/configuration/provider_config/aws/expressions/default_tags", "value": [{"tags": defaults}]}],
)

test_default_tags_count if {
	t.failed(unknown_tags({"constant_value": object.remove(t.tags, ["Service"])})) == set()
	t.failed(unknown_tags({"constant_value": object.remove(t.tags, ["Team"])})) == {"required-tags"}
}

test_tags_that_cannot_be_told_warn if {
	plan := unknown_tags({"references": ["local.tags"]})
	t.failed(plan) == set()
	t.warned_in(plan, t.prod) == {"required-tags"}
}

test_tags_that_are_not_known_themselves_warn if {
	rc := t.unknown(t.unknown(t.changed("aws_ecs_cluster", ["create"], {}), "tags_all"), "tags")
	plan := json.patch(
		t.plan([rc]),
		[{"op": "add", "path": "/configuration/provider_config/aws/expressions/default_tags", "value": [{"tags": {"constant_value": {}}}]}],
	)
	t.failed(plan) == set()
	t.warned_in(plan, t.prod) == {"required-tags"}
}
