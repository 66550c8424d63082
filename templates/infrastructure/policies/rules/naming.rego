# Names of resources that people read: lower-case, of this product, of this
# environment.
package rules.naming

import data.lib.plan
import data.lib.stack

# Type -> the argument that names it.
named := {
	"aws_cloudwatch_metric_alarm": "alarm_name",
	"aws_db_instance": "identifier",
	"aws_dynamodb_table": "name",
	"aws_ecr_repository": "name",
	"aws_ecs_cluster": "name",
	"aws_ecs_service": "name",
	"aws_elasticache_replication_group": "replication_group_id",
	"aws_iam_role": "name",
	"aws_lambda_function": "function_name",
	"aws_lb": "name",
	"aws_lb_target_group": "name",
	"aws_rds_cluster": "cluster_identifier",
	"aws_s3_bucket": "bucket",
	"aws_security_group": "name",
	"aws_sns_topic": "name",
	"aws_sqs_queue": "name",
	"aws_wafv2_web_acl": "name",
}

# Services of a product share its network and cluster; their own names are
# unique within that and need not repeat the product.
unprefixed := {"aws_ecs_service"}

names[rc.address] := {"type": rc.type, "argument": argument, "name": name} if {
	some rc in plan.resources
	argument := named[rc.type]
	name := rc.change.after[argument]
	is_string(name)
	name != ""
}

findings contains {
	"rule": "name-form",
	"address": address,
	"what": sprintf("%s %q is not in lower-case kebab-case", [it.argument, it.name]),
	"fix": "use letters, digits and single hyphens, and begin with a letter",
} if {
	some address, it in names
	not has_form(it)
}

has_form(it) if {
	bare := trim_suffix(it.name, ".fifo")
	every part in parts(it.type, bare) {
		regex.match(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`, part)
	}
}

# Repositories of images have a path.
parts("aws_ecr_repository", name) := split(name, "/")

parts(type, name) := [name] if type != "aws_ecr_repository"

findings contains {
	"rule": "name-prefix",
	"address": address,
	"what": sprintf("%s %q does not begin with the product %s", [it.argument, it.name, stack.product]),
	"fix": sprintf("name it %s-…, or %s-%s-… where names are unique in all of AWS", [stack.product, data.organisation.name, stack.product]),
} if {
	some address, it in names
	stack.product
	not it.type in unprefixed
	not has_prefix(it.name)
}

has_prefix(name) if name == stack.product

has_prefix(name) if startswith(name, sprintf("%s-", [stack.product]))

has_prefix(name) if startswith(name, sprintf("%s/", [stack.product]))

has_prefix(name) if startswith(name, sprintf("%s-%s-", [data.organisation.name, stack.product]))

findings contains {
	"rule": "name-environment",
	"address": address,
	"what": sprintf("%s %q speaks of %s in a stack of %s", [it.argument, it.name, word, stack.environment]),
	"fix": "name it after its own environment; the name was probably copied",
} if {
	stack.environment in object.keys(data.environments)
	some address, it in names
	some word in regex.split(`[-/.]`, it.name)
	word in telling
	stack.environment_names[word] != stack.environment
	not word in regex.split(`[-/]`, object.get(stack.place.parts, "product", ""))
	not word in regex.split(`[-/]`, object.get(stack.place.parts, "service", ""))
}

# "shared", "common" and "global" are ordinary words of names too.
telling := {name | some name, environment in stack.environment_names; environment != "shared"}
