package tests.protection

import data.tests.lib as t

database := {
	"identifier": "authhub-db", "storage_encrypted": true, "deletion_protection": true, "multi_az": true,
	"skip_final_snapshot": false, "backup_retention_period": 14,
}

failed_with(change) := t.failed(t.plan([t.made("aws_db_instance", object.union(database, change))]))

test_a_protected_database_passes if {
	failed_with({}) == set()
}

test_each_protection_is_wanted if {
	failed_with({"deletion_protection": false}) == {"deletion-protection"}
	failed_with({"deletion_protection": null}) == {"deletion-protection"}
	failed_with({"multi_az": false}) == {"rds-multi-az"}
	failed_with({"skip_final_snapshot": true}) == {"final-snapshot"}
	failed_with({"backup_retention_period": 1}) == {"rds-backups"}
	failed_with({"backup_retention_period": null}) == {"rds-backups"}
}

test_development_is_free_of_them if {
	bare := {"identifier": "authhub-db", "storage_encrypted": true, "skip_final_snapshot": true}
	t.failed_in(t.dev_plan([t.made_in_dev("aws_db_instance", bare)]), t.dev) == set()
}

# Without folder and account the strictest rules hold.
test_an_unknown_environment_is_protected if {
	plan := json.remove(t.plan([t.made("aws_db_instance", object.union(database, {"multi_az": false}))]), ["/configuration/provider_config"])
	t.failed_in(plan, "/tmp/ci") == {"rds-multi-az"}
}

test_the_account_tells_the_environment if {
	t.failed_in(t.plan([t.made("aws_db_instance", object.union(database, {"multi_az": false}))]), "/tmp/ci") == {"rds-multi-az"}
	t.failed_in(t.dev_plan([t.made_in_dev("aws_db_instance", object.union(database, {"multi_az": false}))]), "/tmp/ci") == set()
}

test_replicas_have_no_standby_of_their_own if {
	failed_with({"replicate_source_db": "authhub-db", "multi_az": false, "backup_retention_period": 0, "skip_final_snapshot": true}) == set()
}

test_other_things_are_protected_too if {
	t.failed(t.plan([t.made("aws_lb", {"name": "authhub-prod", "internal": true, "enable_deletion_protection": false})])) == {"deletion-protection"}
	t.failed(t.plan([t.made("aws_cognito_user_pool", {"name": "authhub", "deletion_protection": "INACTIVE"})])) == {"deletion-protection"}
	t.failed(t.plan([t.made("aws_cognito_user_pool", {"name": "authhub", "deletion_protection": "ACTIVE"})])) == set()
}

test_a_cache_fails_over if {
	cache := {
		"replication_group_id": "authhub-cache", "at_rest_encryption_enabled": true, "transit_encryption_enabled": true,
		"automatic_failover_enabled": true, "multi_az_enabled": true,
	}
	t.failed(t.plan([t.made("aws_elasticache_replication_group", cache)])) == set()
	t.failed(t.plan([t.made("aws_elasticache_replication_group", object.union(cache, {"multi_az_enabled": false}))])) == {"cache-multi-az"}
	t.failed(t.plan([t.made("aws_elasticache_replication_group", object.union(cache, {"automatic_failover_enabled": null}))])) == {"cache-multi-az"}
	t.failed_in(t.dev_plan([t.made_in_dev("aws_elasticache_replication_group", object.union(cache, {"multi_az_enabled": false}))]), t.dev) == set()
}

test_deleting_data_fails if {
	t.failed(t.plan([t.removed("aws_kms_key", ["delete"])])) == {"delete-data"}
	t.failed(t.plan([t.removed("aws_kms_key", ["delete", "create"])])) == {"delete-data"}
	t.failed(t.plan([t.removed("aws_kms_key", ["create", "delete"])])) == {"delete-data"}
	t.failed(t.plan([t.removed("aws_kms_key", ["forget"])])) == set()
	t.failed(t.plan([t.removed("aws_ecs_service", ["delete"])])) == set()
	t.failed_in(t.dev_plan([t.removed("aws_kms_key", ["delete"])]), t.dev) == set()
}

test_two_accounts_tell_no_environment if {
	both := {"constant_value": ["222222222222", "444444444444"]}
	plan := json.patch(
		t.dev_plan([t.made_in_dev("aws_db_instance", object.union(database, {"multi_az": false}))]),
		[{"op": "replace", "path": "/configuration/provider_config/aws/expressions/allowed_account_ids", "value": both}],
	)
	t.failed_in(plan, "/tmp/ci") == {"rds-multi-az"}
}

test_pools_of_development_may_go if {
	t.failed_in(t.dev_plan([t.made_in_dev("aws_cognito_user_pool", {"name": "authhub", "deletion_protection": "INACTIVE"})]), t.dev) == set()
}

test_days_that_are_not_known_pass if {
	t.failed(t.plan([t.unknown(t.made("aws_db_instance", object.remove(database, ["backup_retention_period"])), "backup_retention_period")])) == set()
}

test_messages_tell_replacing_from_deleting if {
	[replaced] := t.messages(t.plan([t.removed("aws_kms_key", ["delete", "create"])]), "delete-data")
	contains(replaced, "the plan makes it anew in prod and deletes what it holds")
	[gone] := t.messages(t.plan([t.removed("aws_kms_key", ["delete"])]), "delete-data")
	contains(gone, "the plan deletes it in prod")
}
