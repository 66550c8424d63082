# What must not be lost in protected environments (protection.environments of portal.yaml).
package rules.protection

import data.lib.plan
import data.lib.stack

flags := {
	"aws_db_instance": "deletion_protection",
	"aws_docdb_cluster": "deletion_protection",
	"aws_dynamodb_table": "deletion_protection_enabled",
	"aws_lb": "enable_deletion_protection",
	"aws_neptune_cluster": "deletion_protection",
	"aws_rds_cluster": "deletion_protection",
}

findings contains {
	"rule": "deletion-protection",
	"address": rc.address,
	"what": sprintf("%s is not true in %s", [argument, stack.environment]),
	"fix": sprintf("set %s = true", [argument]),
} if {
	stack.is_protected
	some type, argument in flags
	some rc in plan.of_type(type)
	not plan.is_true(rc, argument)
}

findings contains {
	"rule": "deletion-protection",
	"address": rc.address,
	"what": sprintf("deletion_protection is not ACTIVE in %s: the accounts of all users would go", [stack.environment]),
	"fix": "set deletion_protection = \"ACTIVE\"",
} if {
	stack.is_protected
	some rc in plan.of_type("aws_cognito_user_pool")
	object.get(rc.change.after, "deletion_protection", null) != "ACTIVE"
}

findings contains {
	"rule": "final-snapshot",
	"address": rc.address,
	"what": sprintf("skip_final_snapshot is true in %s", [stack.environment]),
	"fix": "set skip_final_snapshot = false and name final_snapshot_identifier",
} if {
	stack.is_protected
	some type in {"aws_db_instance", "aws_docdb_cluster", "aws_rds_cluster"}
	some rc in plan.of_type(type)
	not is_replica(rc)
	plan.is_true(rc, "skip_final_snapshot")
}

findings contains {
	"rule": "rds-multi-az",
	"address": rc.address,
	"what": sprintf("the database lives in one zone in %s", [stack.environment]),
	"fix": "set multi_az = true",
} if {
	stack.is_protected
	some rc in plan.of_type("aws_db_instance")
	not is_replica(rc)
	not plan.is_true(rc, "multi_az")
}

findings contains {
	"rule": "cache-multi-az",
	"address": rc.address,
	"what": sprintf("the cache lives in one zone in %s", [stack.environment]),
	"fix": "set automatic_failover_enabled and multi_az_enabled to true, with a replica at least",
} if {
	stack.is_protected
	some rc in plan.of_type("aws_elasticache_replication_group")
	some argument in ["automatic_failover_enabled", "multi_az_enabled"]
	not plan.is_true(rc, argument)
}

findings contains {
	"rule": "rds-backups",
	"address": rc.address,
	"what": sprintf("backups are kept for %v days in %s, %v are the least", [days, stack.environment, least_backup_days]),
	"fix": sprintf("set backup_retention_period = %v or more", [least_backup_days]),
} if {
	stack.is_protected
	some type in {"aws_db_instance", "aws_rds_cluster"}
	some rc in plan.of_type(type)
	not is_replica(rc)
	not rc.change.after_unknown.backup_retention_period == true
	days := number(object.get(rc.change.after, "backup_retention_period", 0))
	days < least_backup_days
}

default least_backup_days := 7

least_backup_days := data.protection.backupDays

number(value) := value if {
	is_number(value)
} else := 0

# A replica has neither a standby nor backups of its own.
is_replica(rc) if plan.is_set(rc, "replicate_source_db")

# Types whose deletion takes data or names along that nobody can bring back.
precious := {
	"aws_cognito_user_pool",
	"aws_db_instance",
	"aws_docdb_cluster",
	"aws_dynamodb_table",
	"aws_ebs_volume",
	"aws_efs_file_system",
	"aws_elasticache_replication_group",
	"aws_kms_key",
	"aws_rds_cluster",
	"aws_route53_zone",
	"aws_s3_bucket",
	"aws_secretsmanager_secret",
}

findings contains {
	"rule": "delete-data",
	"address": rc.address,
	"what": how(rc),
	"fix": "if that is meant, add an exception to portal.yaml for as long as it takes; to hand it to another stack use a removed block with destroy = false",
} if {
	stack.is_protected
	some rc in plan.deleted
	rc.type in precious
}

how(rc) := sprintf("the plan makes it anew in %s and deletes what it holds", [stack.environment]) if {
	"create" in rc.change.actions
} else := sprintf("the plan deletes it in %s", [stack.environment])
