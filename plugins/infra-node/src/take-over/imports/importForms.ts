/**
 * What resources of the AWS provider are imported by, as the section "Import" of
 * each type's page tells. `{name}` is an argument; what stands in brackets is
 * left out where its argument is not set.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
const BY_ARGUMENTS: Readonly<Record<string, string>> = {
  aws_appautoscaling_policy:
    '{service_namespace}/{resource_id}/{scalable_dimension}/{name}',
  aws_appautoscaling_target:
    '{service_namespace}/{resource_id}/{scalable_dimension}',
  aws_autoscaling_group: '{name}',
  aws_autoscaling_policy: '{autoscaling_group_name}/{name}',
  aws_autoscaling_schedule: '{autoscaling_group_name}/{scheduled_action_name}',
  aws_cloudfront_function: '{name}',
  aws_cloudwatch_dashboard: '{dashboard_name}',
  aws_cloudwatch_event_rule: '[{event_bus_name}/]{name}',
  aws_cloudwatch_log_account_policy: '{policy_name}:{policy_type}',
  aws_cloudwatch_log_group: '{name}',
  aws_cloudwatch_log_metric_filter: '{log_group_name}:{name}',
  aws_cloudwatch_log_subscription_filter: '{log_group_name}|{name}',
  aws_cloudwatch_metric_alarm: '{alarm_name}',
  aws_cognito_user_pool_domain: '{domain}',
  aws_config_configuration_recorder: '{name}',
  aws_config_configuration_recorder_status: '{name}',
  aws_config_delivery_channel: '{name}',
  aws_db_instance: '{identifier}',
  aws_db_option_group: '{name}',
  aws_db_parameter_group: '{name}',
  aws_db_proxy: '{name}',
  aws_db_proxy_default_target_group: '{db_proxy_name}',
  aws_db_subnet_group: '{name}',
  aws_dynamodb_table: '{name}',
  aws_ecr_lifecycle_policy: '{repository}',
  aws_ecr_repository: '{name}',
  aws_ecr_repository_policy: '{repository}',
  aws_ecs_cluster: '{name}',
  aws_ecs_cluster_capacity_providers: '{cluster_name}',
  aws_ecs_service: '{cluster}/{name}',
  aws_elasticache_cluster: '{cluster_id}',
  aws_elasticache_parameter_group: '{name}',
  aws_elasticache_replication_group: '{replication_group_id}',
  aws_elasticache_subnet_group: '{name}',
  aws_elasticache_user: '{user_id}',
  aws_elasticache_user_group: '{user_group_id}',
  aws_iam_group: '{name}',
  aws_iam_instance_profile: '{name}',
  aws_iam_role: '{name}',
  aws_iam_role_policies_exclusive: '{role_name}',
  aws_iam_role_policy: '{role}:{name}',
  aws_iam_role_policy_attachment: '{role}/{policy_arn}',
  aws_iam_role_policy_attachments_exclusive: '{role_name}',
  aws_iam_user: '{name}',
  aws_kinesis_stream: '{name}',
  aws_kms_alias: '{name}',
  aws_lambda_alias: '{function_name}/{name}',
  aws_lambda_function: '{function_name}',
  aws_lambda_permission: '{function_name}/{statement_id}',
  aws_rds_cluster: '{cluster_identifier}',
  aws_rds_cluster_instance: '{identifier}',
  aws_rds_cluster_parameter_group: '{name}',
  aws_route53_record: '{zone_id}_{name}_{type}[_{set_identifier}]',
  aws_s3_bucket: '{bucket}',
  aws_s3_bucket_cors_configuration: '{bucket}[,{expected_bucket_owner}]',
  aws_s3_bucket_lifecycle_configuration: '{bucket}[,{expected_bucket_owner}]',
  aws_s3_bucket_logging: '{bucket}[,{expected_bucket_owner}]',
  aws_s3_bucket_notification: '{bucket}',
  aws_s3_bucket_object_lock_configuration: '{bucket}[,{expected_bucket_owner}]',
  aws_s3_bucket_ownership_controls: '{bucket}',
  aws_s3_bucket_policy: '{bucket}',
  aws_s3_bucket_public_access_block: '{bucket}',
  aws_s3_bucket_server_side_encryption_configuration:
    '{bucket}[,{expected_bucket_owner}]',
  aws_s3_bucket_versioning: '{bucket}[,{expected_bucket_owner}]',
  aws_s3_bucket_website_configuration: '{bucket}[,{expected_bucket_owner}]',
  aws_ssm_parameter: '{name}',
};

/** What ids look like that files do not tell, from the same pages. */
const BY_AWS: Readonly<Record<string, string>> = {
  aws_acm_certificate: 'arn:aws:acm:REGION:ACCOUNT:certificate/ID',
  aws_cloudfront_distribution: 'E…',
  aws_cloudtrail: 'arn:aws:cloudtrail:REGION:ACCOUNT:trail/NAME',
  aws_cognito_user_pool: 'REGION_ID',
  aws_cognito_user_pool_client: 'POOL_ID/CLIENT_ID',
  aws_ebs_volume: 'vol-…',
  aws_ecs_capacity_provider:
    'arn:aws:ecs:REGION:ACCOUNT:capacity-provider/NAME',
  aws_ecs_task_definition:
    'arn:aws:ecs:REGION:ACCOUNT:task-definition/FAMILY:REVISION',
  aws_eip: 'eipalloc-…',
  aws_iam_openid_connect_provider: 'arn:aws:iam::ACCOUNT:oidc-provider/HOST',
  aws_iam_policy: 'arn:aws:iam::ACCOUNT:policy/NAME',
  aws_instance: 'i-…',
  aws_internet_gateway: 'igw-…',
  aws_kms_key: 'KEY_ID',
  aws_launch_template: 'lt-…',
  aws_lb: 'arn:aws:elasticloadbalancing:REGION:ACCOUNT:loadbalancer/…',
  aws_lb_listener: 'arn:aws:elasticloadbalancing:REGION:ACCOUNT:listener/…',
  aws_lb_listener_rule:
    'arn:aws:elasticloadbalancing:REGION:ACCOUNT:listener-rule/…',
  aws_lb_target_group:
    'arn:aws:elasticloadbalancing:REGION:ACCOUNT:targetgroup/…',
  aws_nat_gateway: 'nat-…',
  aws_route: 'ROUTE_TABLE_ID_DESTINATION',
  aws_route53_zone: 'ZONE_ID',
  aws_route_table: 'rtb-…',
  aws_route_table_association: 'SUBNET_ID/ROUTE_TABLE_ID',
  aws_secretsmanager_secret: 'arn:aws:secretsmanager:REGION:ACCOUNT:secret:…',
  aws_secretsmanager_secret_policy:
    'arn:aws:secretsmanager:REGION:ACCOUNT:secret:…',
  aws_security_group: 'sg-…',
  aws_sns_topic: 'arn:aws:sns:REGION:ACCOUNT:NAME',
  aws_sns_topic_policy: 'arn:aws:sns:REGION:ACCOUNT:NAME',
  aws_sns_topic_subscription: 'arn:aws:sns:REGION:ACCOUNT:NAME:ID',
  aws_sqs_queue: 'https://sqs.REGION.amazonaws.com/ACCOUNT/NAME',
  aws_sqs_queue_policy: 'https://sqs.REGION.amazonaws.com/ACCOUNT/NAME',
  aws_sqs_queue_redrive_allow_policy:
    'https://sqs.REGION.amazonaws.com/ACCOUNT/NAME',
  aws_subnet: 'subnet-…',
  aws_vpc: 'vpc-…',
  aws_vpc_endpoint: 'vpce-…',
  aws_vpc_security_group_egress_rule: 'sgr-…',
  aws_vpc_security_group_ingress_rule: 'sgr-…',
  aws_wafv2_web_acl: 'ID/NAME/SCOPE',
};

const of = (table: Readonly<Record<string, string>>, type: string) =>
  Object.hasOwn(table, type) ? table[type] : undefined;

/** How an id is made of arguments; undefined where it is not. */
export const argumentForm = (type: string) => of(BY_ARGUMENTS, type);

/** What an id looks like that AWS gives; undefined for other types. */
export const awsForm = (type: string) => of(BY_AWS, type);
