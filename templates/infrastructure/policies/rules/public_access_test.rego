package tests.public_access

import data.tests.lib as t

all_blocked := {
	"bucket": "authhub-files", "block_public_acls": true, "block_public_policy": true,
	"ignore_public_acls": true, "restrict_public_buckets": true,
}

bucket := t.made("aws_s3_bucket", {"bucket": "authhub-files"})

test_a_blocked_bucket_passes if {
	t.failed(t.plan([bucket, t.changed("aws_s3_bucket_public_access_block", ["create"], all_blocked)])) == set()
}

test_a_bucket_without_block_fails if {
	t.failed(t.plan([bucket])) == {"s3-public-access"}
}

test_the_block_of_another_bucket_does_not_count if {
	other := object.union(all_blocked, {"bucket": "authhub-other"})
	t.failed(t.plan([bucket, t.changed("aws_s3_bucket_public_access_block", ["create"], other)])) == {"s3-public-access"}
}

test_half_a_block_fails if {
	every setting in data.rules.public_access.blocks {
		half := object.union(all_blocked, {setting: false})
		t.failed(t.plan([bucket, t.changed("aws_s3_bucket_public_access_block", ["create"], half)])) == {"s3-public-access"}
	}
}

# The name of the bucket is made by AWS: only the configuration tells.
by_reference(reference, address) := t.plan_of("444444444444", resources, root_module) if {
	resources := [
		object.union(t.unknown(t.made("aws_s3_bucket", {}), "bucket"), {"module_address": address}),
		object.union(
			t.unknown(t.changed("aws_s3_bucket_public_access_block", ["create"], object.remove(all_blocked, ["bucket"])), "bucket"),
			{"module_address": address},
		),
	]
	inner := {"resources": [{
		"address": "aws_s3_bucket_public_access_block.this",
		"expressions": {"bucket": {"references": [sprintf("%s.id", [reference]), reference]}},
	}]}
	root_module := {"module_calls": {"files": {"source": "./files", "module": inner}}}
}

test_a_block_is_found_by_reference if {
	t.failed(by_reference("aws_s3_bucket.this", "module.files")) == set()
	t.failed(by_reference("aws_s3_bucket.this", `module.files["a.b]"]`)) == set()
	t.failed(by_reference("aws_s3_bucket.other", "module.files")) == {"s3-public-access"}
}

test_public_acls_fail if {
	t.failed(t.plan([t.changed("aws_s3_bucket_acl", ["create"], {"acl": "public-read"})])) == {"s3-public-access"}
	t.failed(t.plan([t.changed("aws_s3_bucket_acl", ["create"], {"acl": "private"})])) == set()
}

policy(statement) := t.plan([t.changed("aws_s3_bucket_policy", ["create"], {"policy": json.marshal({"Statement": statement})})])

test_a_policy_for_everybody_fails if {
	t.failed(policy([{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject"}])) == {"policy-for-everybody"}
	t.failed(policy({"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "s3:GetObject"})) == {"policy-for-everybody"}
	t.failed(policy([{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::1:root", "*"]}}])) == {"policy-for-everybody"}
}

test_other_policies_pass if {
	t.failed(policy([{"Effect": "Deny", "Principal": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}])) == set()
	t.failed(policy([{"Effect": "Deny", "Principal": "*"}])) == set()
	t.failed(policy([{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::444444444444:root"}}])) == set()
	t.failed(policy([{"Effect": "Allow", "Principal": "*", "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}}])) == set()
}

test_public_databases_fail if {
	public := {"publicly_accessible": true}
	t.failed_in(t.dev_plan([t.made_in_dev("aws_rds_cluster_instance", public)]), t.dev) == {"database-public"}
	t.failed_in(t.dev_plan([t.made_in_dev("aws_rds_cluster_instance", {"publicly_accessible": false})]), t.dev) == set()
}

# Behind a web ACL, as production wants it.
balancer(after) := t.plan([
	t.made("aws_lb", object.union({"name": "acme-prod", "enable_deletion_protection": true}, after)),
	t.changed("aws_wafv2_web_acl_association", ["create"], {}),
])

test_load_balancers_of_shared_stacks_are_internal if {
	t.failed_in(balancer({"internal": false}), "/x/shared/prod/gateway") == {"load-balancer-internal"}
	t.failed_in(balancer({"internal": true}), "/x/shared/prod/gateway") == set()
}

test_load_balancers_of_products_may_be_public if {
	t.failed(balancer({"internal": false, "name": "authhub-prod"})) == set()
}

test_restricted_data_stays_inside if {
	restricted := {"name": "authhub-prod", "tags_all": object.union(t.tags, {"DataClass": "restricted"})}
	t.failed(balancer(object.union(restricted, {"internal": false}))) == {"load-balancer-internal"}
	t.failed(balancer(object.union(restricted, {"internal": true}))) == set()
}

test_public_addresses_fail if {
	t.failed(t.plan([t.made("aws_instance", {"associate_public_ip_address": true})])) == {"public-address"}
	t.failed(t.plan([t.made("aws_instance", {"associate_public_ip_address": false})])) == set()
	t.failed(t.plan([t.made("aws_subnet", {"map_public_ip_on_launch": true})])) == {"public-address"}
	t.failed(t.plan([t.made("aws_launch_template", {"network_interfaces": [{"associate_public_ip_address": "true"}]})])) == {"public-address"}
	t.failed(t.plan([t.made("aws_ecs_service", {"name": "api", "network_configuration": [{"assign_public_ip": true}]})])) == {"public-address"}
	t.failed(t.plan([t.made("aws_ecs_service", {"name": "api", "network_configuration": [{"assign_public_ip": false}]})])) == set()
}

test_public_functions_fail if {
	t.failed(t.plan([t.changed("aws_lambda_function_url", ["create"], {"authorization_type": "NONE"})])) == {"public-function"}
	t.failed(t.plan([t.changed("aws_lambda_function_url", ["create"], {"authorization_type": "AWS_IAM"})])) == set()
}

at(bucket_key, block_key) := json.patch(by_reference("aws_s3_bucket.this", "module.files"), [
	{"op": "add", "path": "/resource_changes/0/index", "value": bucket_key},
	{"op": "add", "path": "/resource_changes/1/index", "value": block_key},
])

test_the_block_of_another_instance_does_not_count if {
	t.failed(at("a", "a")) == set()
	t.failed(at("a", "b")) == {"s3-public-access"}
}

# Two modules may call their resources alike.
test_the_configuration_of_another_module_does_not_count if {
	plan := by_reference("aws_s3_bucket.this", "module.files")
	other := {"source": "./other", "module": {"resources": [{
		"address": "aws_s3_bucket_public_access_block.this",
		"expressions": {"bucket": {"references": ["aws_s3_bucket.other"]}},
	}]}}
	t.failed(json.patch(plan, [{"op": "add", "path": "/configuration/root_module/module_calls/other", "value": other}])) == set()
}

test_launch_templates_without_public_address_pass if {
	t.failed(t.plan([t.made("aws_launch_template", {"network_interfaces": [{"associate_public_ip_address": "false"}]})])) == set()
}
