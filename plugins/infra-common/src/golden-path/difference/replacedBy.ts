/**
 * Arguments whose change the AWS provider answers with another resource: its
 * documentation marks them *Forces new resource*. Of types that golden paths
 * make, and of arguments that no released provider updates in place; others may
 * be replaced too, which the plan of Atlantis tells.
 */
const FORCES_NEW: Record<string, readonly string[]> = {
  aws_autoscaling_group: ['name', 'name_prefix'],
  aws_cloudwatch_log_group: ['name', 'name_prefix', 'log_group_class'],
  aws_cloudwatch_metric_alarm: ['alarm_name'],
  aws_db_instance: [
    ...['engine', 'db_name', 'username', 'storage_encrypted'],
    ...['kms_key_id', 'availability_zone', 'snapshot_identifier'],
  ],
  aws_db_parameter_group: ['name', 'name_prefix', 'family'],
  aws_db_subnet_group: ['name', 'name_prefix'],
  aws_dynamodb_table: ['name', 'hash_key', 'range_key'],
  aws_ecr_repository: ['name', 'encryption_configuration'],
  aws_ecs_service: ['name', 'cluster', 'launch_type', 'scheduling_strategy'],
  aws_ecs_task_definition: [
    ...['container_definitions', 'cpu', 'memory', 'family', 'network_mode'],
    ...['requires_compatibilities', 'execution_role_arn', 'task_role_arn'],
    ...['volume', 'runtime_platform', 'ephemeral_storage'],
  ],
  aws_elasticache_replication_group: [
    ...['replication_group_id', 'subnet_group_name', 'port', 'kms_key_id'],
    'at_rest_encryption_enabled',
  ],
  aws_iam_instance_profile: ['name', 'name_prefix', 'path'],
  aws_iam_policy: ['name', 'name_prefix', 'path', 'description'],
  aws_iam_role: ['name', 'name_prefix', 'path'],
  aws_iam_role_policy: ['name', 'name_prefix', 'role'],
  aws_iam_role_policy_attachment: ['role', 'policy_arn'],
  aws_kms_key: ['customer_master_key_spec', 'key_usage', 'multi_region'],
  aws_launch_template: ['name', 'name_prefix'],
  aws_lb: ['name', 'name_prefix', 'internal', 'load_balancer_type'],
  aws_lb_listener: ['load_balancer_arn'],
  aws_lb_listener_rule: ['listener_arn'],
  aws_lb_target_group: [
    ...['name', 'name_prefix', 'port', 'protocol', 'protocol_version'],
    ...['target_type', 'vpc_id'],
  ],
  aws_rds_cluster: [
    ...['cluster_identifier', 'engine', 'database_name', 'master_username'],
    ...['storage_encrypted', 'kms_key_id'],
  ],
  aws_route53_record: ['zone_id', 'name', 'type', 'set_identifier'],
  aws_s3_bucket: ['bucket', 'bucket_prefix', 'object_lock_enabled'],
  aws_secretsmanager_secret: ['name', 'name_prefix'],
  aws_security_group: ['name', 'name_prefix', 'description', 'vpc_id'],
  aws_sns_topic: ['name', 'name_prefix', 'fifo_topic'],
  aws_sqs_queue: ['name', 'name_prefix', 'fifo_queue'],
};

/** Whether a change of such an argument replaces the resource. */
export const forcesNew = (type: string, argument: string): boolean =>
  Object.hasOwn(FORCES_NEW, type) && FORCES_NEW[type].includes(argument);
