package tests.main

import data.tests.lib as t

untouched := t.changed("aws_sns_topic", ["no-op"], {"tags_all": t.tags})

test_what_the_plan_leaves_alone_warns if {
	t.failed(t.plan([untouched])) == set()
	t.warned_in(t.plan([untouched]), t.prod) == {"encryption-at-rest"}
}

test_what_the_plan_changes_fails if {
	t.failed(t.plan([object.union(untouched, {"change": {"actions": ["update"]}})])) == {"encryption-at-rest"}
}

test_results_carry_rule_and_address if {
	[result] := [result | some result in t.denied(t.plan([t.made("aws_sns_topic", {})]), t.prod, [])]
	result.rule == "encryption-at-rest"
	result.address == "aws_sns_topic.this"
	result.msg == "aws_sns_topic.this: the topic is not encrypted. Fix: set kms_master_key_id. [encryption-at-rest]"
}

test_data_sources_are_not_judged if {
	t.failed(t.plan([object.union(t.made("aws_sns_topic", {}), {"mode": "data"})])) == set()
}

# conftest reads these itself, from beside this file.
planted := parse_config_file("testdata/planted/plan.json")

clean := parse_config_file("testdata/clean/plan.json")

planted_rules := {
	"database-public", "delete-data", "deletion-protection", "encryption-at-rest", "encryption-in-transit",
	"encryption-key", "final-snapshot", "load-balancer-internal", "module-pinning", "module-source",
	"name-environment", "name-form", "name-prefix", "open-to-the-world", "policy-for-everybody",
	"provider-account", "public-address", "public-function", "rds-backups", "rds-multi-az", "region",
	"required-tags", "s3-public-access", "tag-environment", "tag-values", "web-acl", "log-retention",
}

test_every_planted_violation_is_found if {
	t.failed(planted) == planted_rules
}

test_the_clean_plan_passes if {
	t.failed(clean) == set()
	count(clean.resource_changes) > 5
}
