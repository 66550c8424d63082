package tests.naming

import data.tests.lib as t

named(type, argument, name) := t.plan([t.made(type, {argument: name})])

test_good_names_pass if {
	t.failed(named("aws_ecs_cluster", "name", "authhub-api-prod")) == set()
	t.failed(named("aws_ecr_repository", "name", "authhub/api")) == set()
	t.failed(named("aws_ecs_service", "name", "api")) == set()
	t.failed(named("aws_iam_role", "name", "acme-authhub-api")) == set()
	t.failed(named("aws_ecs_cluster", "name", "authhub")) == set()
}

test_a_fifo_queue_keeps_its_ending if {
	plan := t.plan([t.made("aws_sqs_queue", {"name": "authhub-mail-prod.fifo", "kms_master_key_id": "k"})])
	t.failed(plan) == set()
}

test_other_forms_fail if {
	every name in ["authhub_api", "authhub-Api", "authhub--api", "authhub-", "authhub-api\n"] {
		"name-form" in t.failed(named("aws_ecs_cluster", "name", name))
	}
	"name-form" in t.failed(named("aws_ecr_repository", "name", "authhub//api"))
}

test_the_name_of_another_product_fails if {
	t.failed(named("aws_ecs_cluster", "name", "crawler-api-prod")) == {"name-prefix"}
	t.failed(named("aws_ecs_cluster", "name", "authhub2-api")) == {"name-prefix"}
}

test_shared_stacks_have_no_product if {
	t.failed_in(named("aws_ecs_cluster", "name", "acme-prod"), "/x/shared/prod/network") == set()
}

test_the_name_of_another_environment_fails if {
	t.failed(named("aws_ecs_cluster", "name", "authhub-api-dev")) == {"name-environment"}
	t.failed(named("aws_ecs_cluster", "name", "authhub-staging-api")) == {"name-environment"}
}

test_an_alias_of_the_environment_passes if {
	t.failed(named("aws_ecs_cluster", "name", "authhub-production")) == set()
}

test_a_product_may_be_called_like_an_environment if {
	plan := t.plan([t.made("aws_ecs_cluster", {"name": "stage-api-prod"})])
	t.failed_in(plan, "/x/stacks/stage/api/prod") == set()
}

test_names_that_are_not_known_pass if {
	t.failed(t.plan([t.unknown(t.made("aws_ecs_cluster", {}), "name")])) == set()
}

test_without_known_environment_names_may_speak_of_any if {
	plan := json.remove(named("aws_ecs_cluster", "name", "authhub-dev"), ["/configuration/provider_config"])
	t.failed_in(plan, "/tmp/ci") == set()
}

test_shared_is_an_ordinary_word if {
	t.failed(named("aws_ecs_cluster", "name", "authhub-shared-prod")) == set()
	t.failed(named("aws_ecs_cluster", "name", "authhub-global")) == set()
}

test_a_service_may_be_called_like_an_environment if {
	t.failed_in(named("aws_ecs_cluster", "name", "authhub-stage-prod"), "/x/stacks/authhub/stage/prod") == set()
}
