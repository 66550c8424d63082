package tests.modules

import data.tests.lib as t

failed(source) := t.failed(t.plan_with_modules({"a": {"source": source}}))

ours := "git::https://github.com/acme/infrastructure.git//modules/ecs-service"

test_pinned_modules_pass if {
	failed(concat("", [ours, "?ref=ecs-service/v1.2.0"])) == set()
	failed(concat("", [ours, "?depth=1&ref=ecs-service/v10.0.3"])) == set()
	failed("git::ssh://git@github.com/acme/infrastructure.git//modules/rds?ref=rds/v1.0.0") == set()
	failed("./queue") == set()
}

# One plan that calls a module from each source: the rules that each fails.
verdicts(sources) := t.pairs(t.plan_with_modules({sprintf("m%d", [i]): {"source": source} | some i, source in sources}))

all_fail(sources, rule) := {sprintf("module.m%d %s", [i, rule]) | some i, _ in sources}

test_moving_refs_fail if {
	sources := [concat("", [ours, ending]) | some ending in [
		"", "?ref=main", "?ref=HEAD", "?depth=1", "?ref=v1.2.0", "?ref=ecs-service/v1.2", "?ref=ecs-service/v1",
		"?ref=ecs-service/1.2.0", "?ref=ecs-service/v1.2.0-rc.1", "?ref=ecs-service/v01.2.0", "?ref=rds/v1.2.0",
		"?ref=ecs-service/v1.2.0&ref=main", "?ref=ecs-service/v1.2.0%0a", "?ref=x/ecs-service/v1.2.0",
	]]
	verdicts(sources) == all_fail(sources, "module-pinning")
}

test_messages_show_the_right_form if {
	[message] := t.messages(t.plan_with_modules({"a": {"source": concat("", [ours, "?ref=main"])}}), "module-pinning")
	message == concat("", [
		`module.a: source "git::https://github.com/acme/infrastructure.git//modules/ecs-service?ref=main" does not pin a version: `,
		`ref "main" is not <module>/vX.Y.Z of module ecs-service, and branches move. `,
		"Fix: use git::https://github.com/acme/infrastructure.git//modules/ecs-service?ref=ecs-service/vX.Y.Z. [module-pinning]",
	])
}

test_other_sources_fail if {
	sources := [
		"terraform-aws-modules/vpc/aws",
		"github.com/acme/infrastructure//modules/rds?ref=rds/v1.0.0",
		"git::https://github.com/evil/infrastructure.git//modules/rds?ref=rds/v1.0.0",
		"git::https://github.com/acme/infrastructure.git.evil.example/x.git//modules/rds?ref=rds/v1.0.0",
		"git::https://user@evil.example/github.com/acme/infrastructure.git//modules/rds?ref=rds/v1.0.0",
		"git::https://github.com/acme/infrastructure.git//other/rds?ref=rds/v1.0.0",
		"s3::https://s3.amazonaws.com/modules/rds.zip",
	]
	verdicts(sources) == all_fail(sources, "module-source")
}

test_allowed_sources_pass_as_a_whole if {
	failed("git::https://github.com/partner/modules.git//vpn?ref=v1.2") == set()
	failed("git::https://github.com/partner/modules.git//vpn?ref=v1.2&x=main") == {"module-source"}
}

test_folders_outside_the_stack_fail if {
	failed("../../../modules/rds") == {"module-pinning"}
	failed("./../../modules/rds") == {"module-pinning"}
	failed("..") == {"module-pinning"}
}

nested(source) := t.failed(t.plan_with_modules({"a": {
	"source": concat("", [ours, "?ref=ecs-service/v1.2.0"]),
	"module": {"module_calls": {"b": {"source": source}}},
}}))

test_modules_inside_modules_are_seen if {
	nested("../log-group") == set()
	nested("terraform-aws-modules/vpc/aws") == {"module-source"}
}

test_values_that_look_like_modules_are_not_taken_for_them if {
	plan := t.plan_of("444444444444", [], {"resources": [{
		"address": "terraform_data.this",
		"expressions": {"input": {"constant_value": {"module_calls": {"a": {"source": "terraform-aws-modules/vpc/aws"}}}}},
	}]})
	t.failed(plan) == set()
}

test_messages_say_why if {
	[several] := t.messages(t.plan_with_modules({"a": {"source": concat("", [ours, "?ref=ecs-service/v1.2.0&ref=main"])}}), "module-pinning")
	contains(several, "it has several refs")
	[none] := t.messages(t.plan_with_modules({"a": {"source": ours}}), "module-pinning")
	contains(none, "it has no ref")
}
