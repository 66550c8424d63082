package tests.watching

import data.tests.lib as t

log_group(after) := t.made("aws_cloudwatch_log_group", after)

test_short_logs_fail_in_production if {
	t.failed(t.plan([log_group({"retention_in_days": 30})])) == {"log-retention"}
	t.failed(t.plan([log_group({"retention_in_days": 365})])) == set()
	t.failed(t.plan([log_group({"retention_in_days": 0})])) == set()
	t.failed(t.plan([log_group({"retention_in_days": null})])) == set()
	t.failed(t.plan([t.unknown(log_group({"retention_in_days": 30}), "retention_in_days")])) == set()
}

test_short_logs_pass_in_development if {
	t.failed_in(t.dev_plan([t.made_in_dev("aws_cloudwatch_log_group", {"retention_in_days": 30})]), t.dev) == set()
}

balancer(after) := t.made("aws_lb", object.union({"name": "authhub-prod", "internal": false, "enable_deletion_protection": true}, after))

test_public_load_balancers_of_production_have_a_web_acl if {
	t.failed(t.plan([balancer({})])) == {"web-acl"}
	t.failed(t.plan([balancer({"internal": true})])) == set()
	t.failed(t.plan([balancer({"load_balancer_type": "network"})])) == set()
	t.failed(t.plan([balancer({}), t.changed("aws_wafv2_web_acl_association", ["create"], {})])) == set()
}

test_load_balancers_of_development_need_none if {
	t.failed_in(t.dev_plan([t.made_in_dev("aws_lb", {"name": "authhub-dev", "internal": false})]), t.dev) == set()
}

test_distributions_of_production_have_a_web_acl if {
	t.failed(t.plan([t.made("aws_cloudfront_distribution", {})])) == {"web-acl"}
	t.failed(t.plan([t.made("aws_cloudfront_distribution", {"web_acl_id": ""})])) == {"web-acl"}
	t.failed(t.plan([t.unknown(t.made("aws_cloudfront_distribution", {}), "web_acl_id")])) == set()
	t.failed_in(t.dev_plan([t.made_in_dev("aws_cloudfront_distribution", {})]), t.dev) == set()
}
