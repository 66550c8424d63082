# What must not be reachable from the internet.
package rules.public_access

import data.lib.exceptions
import data.lib.plan
import data.lib.stack

blocks := ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"]

findings contains {
	"rule": "s3-public-access",
	"address": rc.address,
	"what": "the bucket has no public access block",
	"fix": "add an aws_s3_bucket_public_access_block for it with all four settings true, or use module s3-bucket",
} if {
	some rc in plan.of_type("aws_s3_bucket")
	count(plan.linked(rc, "aws_s3_bucket_public_access_block", "bucket", object.get(rc.change.after, "bucket", ""))) == 0
}

findings contains {
	"rule": "s3-public-access",
	"address": rc.address,
	"what": sprintf("%s is not true", [concat(", ", open)]),
	"fix": "set all four settings of the public access block to true",
} if {
	some rc in plan.of_type("aws_s3_bucket_public_access_block")
	open := [setting | some setting in blocks; not plan.is_true(rc, setting)]
	count(open) > 0
}

findings contains {
	"rule": "s3-public-access",
	"address": rc.address,
	"what": sprintf("acl %q shows the bucket to others", [rc.change.after.acl]),
	"fix": "remove the ACL; give access by a bucket policy",
} if {
	some rc in plan.of_type("aws_s3_bucket_acl")
	rc.change.after.acl in {"public-read", "public-read-write", "authenticated-read"}
}

# A policy for everybody without a condition.
findings contains {
	"rule": "policy-for-everybody",
	"address": rc.address,
	"what": "a statement of the policy allows everybody, without a condition",
	"fix": "name the principals, or limit the statement by aws:SourceArn, aws:PrincipalOrgID or the like",
} if {
	some type in {"aws_s3_bucket_policy", "aws_sqs_queue_policy", "aws_sns_topic_policy", "aws_ecr_repository_policy", "aws_secretsmanager_secret_policy"}
	some rc in plan.of_type(type)
	some statement in statements(rc.change.after.policy)
	statement.Effect == "Allow"
	is_everybody(statement.Principal)
	count(object.get(statement, "Condition", {})) == 0
}

statements(policy) := as_list(json.unmarshal(policy).Statement)

as_list(value) := value if {
	is_array(value)
} else := [value]

is_everybody("*")

is_everybody(principal) if "*" in as_list(principal.AWS)

findings contains {
	"rule": "database-public",
	"address": rc.address,
	"what": "publicly_accessible is true: the database gets an address on the internet",
	"fix": "set publicly_accessible = false and reach it from inside the network",
} if {
	some type in {"aws_db_instance", "aws_rds_cluster_instance", "aws_redshift_cluster", "aws_dms_replication_instance"}
	some rc in plan.of_type(type)
	plan.is_true(rc, "publicly_accessible")
}

findings contains {
	"rule": "load-balancer-internal",
	"address": rc.address,
	"what": sprintf("the load balancer faces the internet, and %s", [reason]),
	"fix": "set internal = true",
} if {
	some type in {"aws_lb", "aws_alb"}
	some rc in plan.of_type(type)
	not plan.is_true(rc, "internal")
	some reason in must_be_internal(rc)
}

must_be_internal(_) := reasons if {
	reasons := {sprintf("stacks like %s keep theirs internal", [pattern]) |
		some pattern in data.settings.internalStacks
		exceptions.covers(pattern, stack.directory)
	}
	count(reasons) > 0
} else := set()

findings contains {
	"rule": "load-balancer-internal",
	"address": rc.address,
	"what": "the load balancer faces the internet and serves restricted data",
	"fix": "set internal = true, or correct the tag DataClass",
} if {
	some rc in plan.of_type("aws_lb")
	not plan.is_true(rc, "internal")
	data.rules.tags.known_tags(rc).DataClass == "restricted"
}

findings contains {
	"rule": "public-address",
	"address": rc.address,
	"what": sprintf("%s is true: the machine gets an address on the internet", [argument]),
	"fix": sprintf("set %s = false and put a load balancer in front", [argument]),
} if {
	some type, argument in {"aws_instance": "associate_public_ip_address", "aws_subnet": "map_public_ip_on_launch"}
	some rc in plan.of_type(type)
	plan.is_true(rc, argument)
}

findings contains {
	"rule": "public-address",
	"address": rc.address,
	"what": "assign_public_ip is true: every task gets an address on the internet",
	"fix": "set assign_public_ip = false and use private subnets",
} if {
	some rc in plan.of_type("aws_ecs_service")
	rc.change.after.network_configuration[_].assign_public_ip == true
}

findings contains {
	"rule": "public-address",
	"address": rc.address,
	"what": "the launch template gives every machine an address on the internet",
	"fix": "set associate_public_ip_address = false",
} if {
	some rc in plan.of_type("aws_launch_template")
	rc.change.after.network_interfaces[_].associate_public_ip_address in {true, "true"}
}

findings contains {
	"rule": "public-function",
	"address": rc.address,
	"what": "authorization_type is NONE: anybody can call the function",
	"fix": "set authorization_type = \"AWS_IAM\", or put an API or load balancer in front",
} if {
	some rc in plan.of_type("aws_lambda_function_url")
	rc.change.after.authorization_type == "NONE"
}
