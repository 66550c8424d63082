package tests.encryption

import data.tests.lib as t

fails_in_dev(type, after) := t.failed_in(t.dev_plan([t.made_in_dev(type, after)]), t.dev)

# All types in one plan of development, each with the flag set to a value.
storage(value) := t.dev_plan([t.made_in_dev(type, {argument: value}) |
	some type, argument in data.rules.encryption.flags
])

failed_types(value) := {result.address |
	some result in t.denied(storage(value), t.dev, [])
	result.rule == "encryption-at-rest"
}

test_unencrypted_storage_fails if {
	every_type := {sprintf("%s.this", [type]) | some type, _ in data.rules.encryption.flags}
	failed_types(false) == every_type
	failed_types(null) == every_type
	failed_types(true) == set()
}

test_caches_are_encrypted_both_ways if {
	both := {"at_rest_encryption_enabled": "true", "transit_encryption_enabled": true}
	fails_in_dev("aws_elasticache_replication_group", both) == set()
	fails_in_dev("aws_elasticache_replication_group", object.union(both, {"transit_encryption_enabled": false})) == {"encryption-at-rest"}
	fails_in_dev("aws_elasticache_replication_group", object.remove(both, ["at_rest_encryption_enabled"])) == {"encryption-at-rest"}
}

test_queues_and_topics_are_encrypted if {
	fails_in_dev("aws_sqs_queue", {}) == {"encryption-at-rest"}
	fails_in_dev("aws_sqs_queue", {"kms_master_key_id": ""}) == {"encryption-at-rest"}
	fails_in_dev("aws_sqs_queue", {"sqs_managed_sse_enabled": true}) == set()
	fails_in_dev("aws_sns_topic", {}) == {"encryption-at-rest"}
	fails_in_dev("aws_sns_topic", {"kms_master_key_id": "alias/x"}) == set()
}

test_a_key_of_the_same_plan_counts if {
	t.failed(t.plan([t.unknown(t.made("aws_sns_topic", {}), "kms_master_key_id")])) == set()
}

bucket(class, algorithm) := t.plan([
	t.made("aws_s3_bucket", {"bucket": "authhub-files", "tags_all": object.union(t.tags, {"DataClass": class})}),
	t.changed("aws_s3_bucket_public_access_block", ["create"], data.tests.public_access.all_blocked),
	t.changed("aws_s3_bucket_server_side_encryption_configuration", ["create"], {
		"bucket": "authhub-files",
		"rule": [{"apply_server_side_encryption_by_default": [{"sse_algorithm": algorithm}]}],
	}),
])

test_confidential_buckets_have_a_key if {
	t.failed(bucket("confidential", "AES256")) == {"encryption-key"}
	t.failed(bucket("restricted", "AES256")) == {"encryption-key"}
	t.failed(bucket("confidential", "aws:kms")) == set()
	t.failed(bucket("internal", "AES256")) == set()
}

listener(after) := t.failed(t.plan([t.made("aws_lb_listener", after)]))

with_policy(effect, service) := {result.rule |
	document := json.marshal({"Statement": [{"Effect": effect, "Principal": {"Service": service}, "Action": "s3:PutObject"}]})
	policy := t.changed("aws_s3_bucket_policy", ["create"], {"bucket": "authhub-files", "policy": document})
	some result in t.denied(
		json.patch(bucket("confidential", "AES256"), [{"op": "add", "path": "/resource_changes/-", "value": policy}]),
		t.prod,
		[],
	)
}

test_buckets_of_access_logs_cannot_have_a_key if {
	with_policy("Allow", "logging.s3.amazonaws.com") == set()
	with_policy("Allow", ["logdelivery.elasticloadbalancing.amazonaws.com"]) == set()
	with_policy("Deny", "logging.s3.amazonaws.com") == {"encryption-key"}
	with_policy("Allow", "cloudfront.amazonaws.com") == {"encryption-key"}
}

test_plain_http_only_redirects if {
	listener({"protocol": "HTTP", "default_action": [{"type": "forward", "redirect": []}]}) == {"encryption-in-transit"}
	listener({"protocol": "HTTP", "default_action": [{"type": "redirect", "redirect": [{"protocol": "HTTPS"}]}]}) == set()
	listener({"protocol": "HTTP", "default_action": [{"type": "redirect", "redirect": [{"protocol": "HTTP"}]}]}) == {"encryption-in-transit"}
}

test_old_tls_fails if {
	listener({"protocol": "HTTPS", "ssl_policy": "ELBSecurityPolicy-2016-08"}) == {"encryption-in-transit"}
	listener({"protocol": "TLS", "ssl_policy": "ELBSecurityPolicy-TLS13-1-0-2021-06"}) == {"encryption-in-transit"}
	listener({"protocol": "HTTPS", "ssl_policy": "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"}) == set()
}

distribution(certificate) := t.failed(t.plan([t.made("aws_cloudfront_distribution", {"web_acl_id": "arn", "viewer_certificate": [certificate]})]))

test_old_tls_of_distributions_fails if {
	distribution({"minimum_protocol_version": "TLSv1"}) == {"encryption-in-transit"}
	distribution({"minimum_protocol_version": "TLSv1.2_2021"}) == set()
	distribution({"cloudfront_default_certificate": true, "minimum_protocol_version": "TLSv1"}) == set()
}

test_a_listener_without_action_is_no_redirect if {
	listener({"protocol": "HTTP", "default_action": []}) == {"encryption-in-transit"}
}

test_listeners_without_tls_have_no_policy if {
	listener({"protocol": "TCP", "ssl_policy": null}) == set()
}

test_a_policy_that_is_not_known_passes if {
	t.failed(t.plan([t.unknown(t.made("aws_lb_listener", {"protocol": "HTTPS"}), "ssl_policy")])) == set()
}
