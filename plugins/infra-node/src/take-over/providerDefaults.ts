/**
 * What the AWS provider 6 sets where a configuration leaves an argument out, for
 * types that modules of infrastructure repositories set explicitly. Arguments
 * that AWS itself decides upon are not here.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
const DEFAULTS: Readonly<
  Record<string, Readonly<Record<string, string | number | boolean>>>
> = {
  aws_cloudwatch_log_group: {
    log_group_class: 'STANDARD',
    retention_in_days: 0,
    skip_destroy: false,
  },
  aws_ecr_repository: { force_delete: false, image_tag_mutability: 'MUTABLE' },
  aws_iam_role: {
    force_detach_policies: false,
    max_session_duration: 3600,
    path: '/',
  },
  aws_iam_instance_profile: { path: '/' },
  aws_kms_key: {
    bypass_policy_lockout_safety_check: false,
    customer_master_key_spec: 'SYMMETRIC_DEFAULT',
    enable_key_rotation: false,
    is_enabled: true,
    key_usage: 'ENCRYPT_DECRYPT',
  },
  aws_s3_bucket: { force_destroy: false },
  aws_secretsmanager_secret: {
    force_overwrite_replica_secret: false,
    recovery_window_in_days: 30,
  },
  aws_sns_topic: { content_based_deduplication: false, fifo_topic: false },
  aws_sqs_queue: {
    content_based_deduplication: false,
    delay_seconds: 0,
    fifo_queue: false,
    kms_data_key_reuse_period_seconds: 300,
    message_retention_seconds: 345_600,
    receive_wait_time_seconds: 0,
    visibility_timeout_seconds: 30,
  },
};

/** What an argument has that is not set; undefined where that is not known. */
export function providerDefault(
  type: string,
  argument: string,
): string | number | boolean | undefined {
  const known = Object.hasOwn(DEFAULTS, type) ? DEFAULTS[type] : undefined;
  return known && Object.hasOwn(known, argument) ? known[argument] : undefined;
}

/** All that are known of a type, by argument. */
export function providerDefaults(
  type: string,
): Readonly<Record<string, string | number | boolean>> {
  return Object.hasOwn(DEFAULTS, type) ? DEFAULTS[type] : {};
}
