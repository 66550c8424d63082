/** Types that cost nothing by themselves, by how they begin. */
const PREFIXES = [
  'aws_iam_',
  'aws_vpc_security_group_',
  'aws_ram_',
  'random_',
  'time_',
  'tls_',
  'null_',
  'local_',
  'archive_',
];

/** The others, without the `aws_` that they begin with. */
const NAMES = `
  account_alternate_contact acm_certificate acm_certificate_validation
  ami_launch_permission app_cookie_stickiness_policy appautoscaling_policy
  appautoscaling_scheduled_action appautoscaling_target autoscaling_attachment
  autoscaling_lifecycle_hook autoscaling_notification autoscaling_policy
  autoscaling_schedule alb_listener alb_listener_certificate alb_listener_rule
  alb_target_group alb_target_group_attachment
  cloudfront_cache_policy cloudfront_origin_access_control
  cloudfront_origin_access_identity cloudfront_origin_request_policy
  cloudfront_response_headers_policy cloudwatch_event_permission
  cloudwatch_event_rule cloudwatch_event_target cloudwatch_log_account_policy
  cloudwatch_log_delivery_destination cloudwatch_log_destination
  cloudwatch_log_destination_policy cloudwatch_log_metric_filter
  cloudwatch_log_resource_policy cloudwatch_log_stream
  cloudwatch_log_subscription_filter cloudwatch_query_definition
  codedeploy_app codedeploy_deployment_config codedeploy_deployment_group
  cognito_risk_configuration cognito_user_group cognito_user_pool_client
  cognito_user_pool_domain config_configuration_recorder_status
  config_delivery_channel
  customer_gateway db_event_subscription db_instance_role_association
  db_option_group db_parameter_group db_proxy_default_target_group
  db_proxy_target db_subnet_group default_network_acl default_route_table
  default_security_group default_subnet default_vpc
  default_vpc_dhcp_options ebs_default_kms_key ebs_encryption_by_default
  ebs_snapshot_block_public_access ec2_instance_metadata_defaults
  ec2_managed_prefix_list ec2_managed_prefix_list_entry ec2_tag
  ecr_lifecycle_policy ecr_pull_through_cache_rule ecr_registry_policy
  ecr_registry_scanning_configuration ecr_replication_configuration
  ecr_repository_creation_template ecr_repository_policy
  ecs_account_setting_default ecs_capacity_provider ecs_cluster
  ecs_cluster_capacity_providers ecs_tag ecs_task_definition ecs_task_set
  egress_only_internet_gateway eip_association eks_access_entry flow_log
  eks_access_policy_association eks_addon eks_identity_provider_config
  eks_pod_identity_association elasticache_parameter_group
  elasticache_security_group elasticache_subnet_group elasticache_user
  elasticache_user_group elasticache_user_group_association
  internet_gateway internet_gateway_attachment key_pair kms_alias
  kms_ciphertext kms_grant kms_key_policy lambda_alias
  lambda_event_source_mapping lambda_function_event_invoke_config
  lambda_layer_version lambda_layer_version_permission lambda_permission
  launch_configuration launch_template lb_cookie_stickiness_policy lb_listener
  lb_listener_certificate lb_listener_rule lb_target_group
  lb_target_group_attachment lb_trust_store main_route_table_association
  msk_cluster_policy msk_configuration msk_scram_secret_association
  network_acl network_acl_association network_acl_rule network_interface
  network_interface_attachment network_interface_sg_attachment
  organizations_policy placement_group rds_cluster_parameter_group route
  route53_delegation_set route53_key_signing_key route53_hosted_zone_dnssec
  route53_record route53_vpc_association_authorization
  route53_zone_association route_table route_table_association
  s3_access_point s3_account_public_access_block s3_bucket_accelerate_configuration
  s3_bucket_acl s3_bucket_cors_configuration
  s3_bucket_lifecycle_configuration s3_bucket_logging s3_bucket_notification
  s3_bucket_object_lock_configuration s3_bucket_ownership_controls
  s3_bucket_policy s3_bucket_public_access_block
  s3_bucket_request_payment_configuration
  s3_bucket_server_side_encryption_configuration s3_bucket_versioning
  s3_bucket_website_configuration s3_object
  secretsmanager_secret_policy secretsmanager_secret_rotation
  secretsmanager_secret_version security_group security_group_rule
  service_discovery_http_namespace service_discovery_service
  snapshot_create_volume_permission sns_topic_policy sqs_queue_policy
  sqs_queue_redrive_allow_policy sqs_queue_redrive_policy ssm_association
  ssm_document ssm_maintenance_window ssm_parameter_policy subnet
  volume_attachment vpc vpc_dhcp_options vpc_dhcp_options_association
  vpc_endpoint_connection_accepter vpc_endpoint_policy
  vpc_endpoint_private_dns vpc_endpoint_route_table_association
  vpc_endpoint_security_group_association vpc_endpoint_service
  vpc_endpoint_service_allowed_principal vpc_endpoint_subnet_association
  vpc_ipv4_cidr_block_association vpc_ipv6_cidr_block_association
  vpc_peering_connection vpc_peering_connection_accepter
  vpc_peering_connection_options vpn_gateway vpn_gateway_attachment
  wafv2_ip_set wafv2_regex_pattern_set wafv2_rule_group
  wafv2_web_acl_association wafv2_web_acl_logging_configuration
`;

const TYPES: ReadonlySet<string> = new Set([
  ...NAMES.trim()
    .split(/\s+/)
    .map(name => `aws_${name}`),
  'terraform_data',
]);

/** Whether resources of a type cost nothing by design. */
export const isFree = (type: string): boolean =>
  TYPES.has(type) || PREFIXES.some(prefix => type.startsWith(prefix));
