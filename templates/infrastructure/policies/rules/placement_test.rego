package tests.placement

import data.tests.lib as t

patched(operation, path, value) := json.patch(t.plan([]), [{
	"op": operation,
	"path": sprintf("/configuration/provider_config/aws/expressions/%s", [path]),
	"value": value,
}])

test_the_account_of_another_environment_fails if {
	t.failed_in(t.plan([]), t.dev) == {"provider-account"}
	t.failed_in(t.plan([]), "/x/stacks/authhub/api/production") == set()
}

test_no_account_fails if {
	t.failed(json.remove(t.plan([]), ["/configuration/provider_config/aws/expressions/allowed_account_ids"])) == {"provider-account"}
}

test_an_account_from_a_variable_passes if {
	t.failed(patched("replace", "allowed_account_ids", {"references": ["var.account"]})) == set()
}

test_other_regions_fail if {
	t.failed(patched("replace", "region", {"constant_value": "eu-west-1"})) == {"region"}
	t.failed(t.plan([t.made("aws_ecs_cluster", {"region": "eu-west-1"})])) == {"region"}
	t.failed(t.plan([t.made("aws_ecs_cluster", {"region": "us-east-1"})])) == set()
}

test_a_stack_in_a_second_region_is_found if {
	t.failed_in(t.plan([]), "/x/stacks/authhub/api/prod-us-east-1") == set()
	t.failed_in(t.plan([]), "/x/stacks/authhub/api/dev-us-east-1") == {"provider-account"}
}

test_providers_inside_modules_are_not_ours_to_judge if {
	inner := {"name": "aws", "full_name": "registry.terraform.io/hashicorp/aws", "module_address": "module.a"}
	t.failed(json.patch(t.plan([]), [{"op": "add", "path": "/configuration/provider_config/module.a:aws", "value": inner}])) == set()
}
