# Data at rest and on its way is encrypted.
package rules.encryption

import data.lib.plan

# Type -> argument that must be true.
flags := {
	"aws_db_instance": "storage_encrypted",
	"aws_docdb_cluster": "storage_encrypted",
	"aws_ebs_volume": "encrypted",
	"aws_efs_file_system": "encrypted",
	"aws_neptune_cluster": "storage_encrypted",
	"aws_rds_cluster": "storage_encrypted",
}

findings contains {
	"rule": "encryption-at-rest",
	"address": rc.address,
	"what": sprintf("%s is not true", [argument]),
	"fix": sprintf("set %s = true and name a key; it cannot be changed later without a copy of the data", [argument]),
} if {
	some type, argument in flags
	some rc in plan.of_type(type)
	not plan.is_true(rc, argument)
}

findings contains {
	"rule": "encryption-at-rest",
	"address": rc.address,
	"what": sprintf("%s is not true", [argument]),
	"fix": sprintf("set %s = true", [argument]),
} if {
	some argument in ["at_rest_encryption_enabled", "transit_encryption_enabled"]
	some rc in plan.of_type("aws_elasticache_replication_group")
	not is_yes(object.get(rc.change.after, argument, false))
}

# The provider has this argument as text.
is_yes(true)

is_yes("true")

findings contains {
	"rule": "encryption-at-rest",
	"address": rc.address,
	"what": "the queue is not encrypted",
	"fix": "set kms_master_key_id, or sqs_managed_sse_enabled = true",
} if {
	some rc in plan.of_type("aws_sqs_queue")
	not plan.is_set(rc, "kms_master_key_id")
	not plan.is_true(rc, "sqs_managed_sse_enabled")
}

findings contains {
	"rule": "encryption-at-rest",
	"address": rc.address,
	"what": "the topic is not encrypted",
	"fix": "set kms_master_key_id",
} if {
	some rc in plan.of_type("aws_sns_topic")
	not plan.is_set(rc, "kms_master_key_id")
}

# S3 encrypts everything, but only with a key of ours can access be taken back.
findings contains {
	"rule": "encryption-key",
	"address": rc.address,
	"what": sprintf("the bucket holds %s data without a KMS key of its own", [class]),
	"fix": "add an aws_s3_bucket_server_side_encryption_configuration with aws:kms and a key, or use module s3-bucket",
} if {
	some rc in plan.of_type("aws_s3_bucket")
	class := data.rules.tags.known_tags(rc).DataClass
	class in {"confidential", "restricted"}
	not has_kms(rc)
	not takes_access_logs(rc)
}

# S3 and load balancers cannot write their logs under a customer's key.
takes_access_logs(rc) if {
	some other in plan.linked(rc, "aws_s3_bucket_policy", "bucket", object.get(rc.change.after, "bucket", ""))
	some statement in data.rules.public_access.statements(other.change.after.policy)
	statement.Effect == "Allow"
	some service in data.rules.public_access.as_list(statement.Principal.Service)
	service in {"logging.s3.amazonaws.com", "logdelivery.elasticloadbalancing.amazonaws.com"}
}

has_kms(rc) if {
	some other in plan.linked(rc, "aws_s3_bucket_server_side_encryption_configuration", "bucket", object.get(rc.change.after, "bucket", ""))
	startswith(other.change.after.rule[_].apply_server_side_encryption_by_default[_].sse_algorithm, "aws:kms")
}

findings contains {
	"rule": "encryption-in-transit",
	"address": rc.address,
	"what": "the listener speaks HTTP and does not redirect to HTTPS",
	"fix": "use protocol HTTPS with a certificate, and HTTP only with a redirect to it",
} if {
	some type in {"aws_lb_listener", "aws_alb_listener"}
	some rc in plan.of_type(type)
	rc.change.after.protocol == "HTTP"
	not redirects(rc)
}

redirects(rc) if {
	count(rc.change.after.default_action) > 0
	every action in rc.change.after.default_action {
		action.redirect[0].protocol == "HTTPS"
	}
}

findings contains {
	"rule": "encryption-in-transit",
	"address": rc.address,
	"what": sprintf("ssl_policy %q allows old versions of TLS", [rc.change.after.ssl_policy]),
	"fix": "use ELBSecurityPolicy-TLS13-1-2-Res-2021-06 or newer",
} if {
	some type in {"aws_lb_listener", "aws_alb_listener"}
	some rc in plan.of_type(type)
	rc.change.after.protocol in {"HTTPS", "TLS"}
	not is_modern(rc)
}

is_modern(rc) if rc.change.after_unknown.ssl_policy == true

is_modern(rc) if regex.match(`^ELBSecurityPolicy-(TLS13-1-[23]-|TLS-1-2-|FS-1-2-)`, rc.change.after.ssl_policy)

findings contains {
	"rule": "encryption-in-transit",
	"address": rc.address,
	"what": sprintf("minimum_protocol_version %q allows old versions of TLS", [version]),
	"fix": "use TLSv1.2_2021",
} if {
	some rc in plan.of_type("aws_cloudfront_distribution")
	some certificate in rc.change.after.viewer_certificate
	not object.get(certificate, "cloudfront_default_certificate", false) == true
	version := object.get(certificate, "minimum_protocol_version", "TLSv1")
	not version in {"TLSv1.2_2021", "TLSv1.2_2025", "TLSv1.3_2025"}
}
