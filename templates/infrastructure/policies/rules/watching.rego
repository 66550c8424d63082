# In protected environments what happens is kept, and what faces the internet
# stands behind a web ACL. Elsewhere both are a matter of cost.
package rules.watching

import data.lib.plan
import data.lib.stack

findings contains {
	"rule": "log-retention",
	"address": rc.address,
	"what": sprintf("logs are kept for %v days in %s, %v are the least", [days, stack.environment, least]),
	"fix": sprintf("set retention_in_days = %v or more", [least]),
} if {
	stack.is_protected
	least := object.get(data.settings, "logDays", 365)
	some rc in plan.of_type("aws_cloudwatch_log_group")
	not rc.change.after_unknown.retention_in_days == true
	days := object.get(rc.change.after, "retention_in_days", 0)
	is_number(days)

	# 0 keeps them for ever.
	days > 0
	days < least
}

findings contains {
	"rule": "web-acl",
	"address": rc.address,
	"what": sprintf("the load balancer faces the internet without a web ACL in %s", [stack.environment]),
	"fix": "add module waf to the stack with the load balancer in associations, or set waf of module alb",
} if {
	stack.is_protected
	some rc in plan.of_type("aws_lb")
	object.get(rc.change.after, "load_balancer_type", "application") == "application"
	not plan.is_true(rc, "internal")

	# Which load balancer an association means is often known only at the apply.
	count(plan.of_type("aws_wafv2_web_acl_association")) == 0
}

findings contains {
	"rule": "web-acl",
	"address": rc.address,
	"what": sprintf("the distribution has no web ACL in %s", [stack.environment]),
	"fix": "set web_acl_id to the ARN of a web ACL of scope CLOUDFRONT (module waf)",
} if {
	stack.is_protected
	some rc in plan.of_type("aws_cloudfront_distribution")
	not plan.is_set(rc, "web_acl_id")
}
