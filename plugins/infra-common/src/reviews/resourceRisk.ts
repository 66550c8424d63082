import { RESOURCE_ACTIONS, type ResourceChange } from '../runs/api/run';
import { typeOfAddress } from '../runs/atlantis/planSummary';
import type { LocalisedText } from '../texts';
import { RISK_LEVELS, type RiskLevel, type RiskReason } from './risk';

/**
 * What is lost with these is not in Terraform: rows, objects, messages that
 * wait, accounts of people, images, keys that other data is encrypted with.
 */
const HOLD_DATA = new Set([
  'aws_backup_vault',
  'aws_cloudwatch_log_group',
  'aws_codecommit_repository',
  'aws_cognito_user_pool',
  'aws_db_instance',
  'aws_db_snapshot',
  'aws_docdb_cluster',
  'aws_docdb_cluster_instance',
  'aws_dynamodb_global_table',
  'aws_dynamodb_table',
  'aws_ebs_snapshot',
  'aws_ebs_volume',
  'aws_ecr_repository',
  'aws_efs_file_system',
  'aws_elasticache_cluster',
  'aws_elasticache_replication_group',
  'aws_elasticache_serverless_cache',
  'aws_elasticsearch_domain',
  'aws_fsx_lustre_file_system',
  'aws_fsx_ontap_file_system',
  'aws_fsx_openzfs_file_system',
  'aws_fsx_windows_file_system',
  'aws_glacier_vault',
  'aws_keyspaces_table',
  'aws_kinesis_stream',
  'aws_kms_external_key',
  'aws_kms_key',
  'aws_kms_replica_key',
  'aws_memorydb_cluster',
  'aws_mq_broker',
  'aws_msk_cluster',
  'aws_msk_serverless_cluster',
  'aws_neptune_cluster',
  'aws_neptune_cluster_instance',
  'aws_opensearch_domain',
  'aws_qldb_ledger',
  'aws_rds_cluster',
  'aws_rds_cluster_instance',
  'aws_rds_global_cluster',
  'aws_redshift_cluster',
  'aws_redshiftserverless_namespace',
  'aws_route53_zone',
  'aws_s3_bucket',
  'aws_s3_directory_bucket',
  'aws_s3_object',
  'aws_secretsmanager_secret',
  'aws_secretsmanager_secret_version',
  'aws_sqs_queue',
  'aws_ssm_parameter',
  'aws_timestreamwrite_database',
  'aws_timestreamwrite_table',
]);

/** Who may do what. */
const GRANT_ACCESS: RegExp[] = [
  /^aws_iam_/,
  /^aws_(identitystore|ssoadmin|organizations|ram|verifiedpermissions|lakeformation)_/,
  /^aws_.*_policy$/,
  /^aws_.*_policy_attachment$/,
  /^aws_.*_(permission|permissions|grant|role_association)$/,
  /^aws_(eks_access_entry|eks_pod_identity_association|key_pair)$/,
  /^aws_cognito_(user|user_in_group|user_group|identity_provider)$/,
];

/** A name that ends like those, and grants nothing to anybody. */
const GRANT_NOTHING = new Set([
  'aws_app_cookie_stickiness_policy',
  'aws_appautoscaling_policy',
  'aws_autoscaling_policy',
  'aws_autoscalingplans_scaling_plan',
  'aws_cloudfront_cache_policy',
  'aws_cloudfront_origin_request_policy',
  'aws_cloudfront_response_headers_policy',
  'aws_dlm_lifecycle_policy',
  'aws_ecr_lifecycle_policy',
  'aws_efs_backup_policy',
  'aws_lb_cookie_stickiness_policy',
  'aws_load_balancer_policy',
]);

/** What can be reached, and from where. */
const EXPOSE: RegExp[] = [
  /^aws_(default_)?security_group(_rule)?$/,
  /^aws_vpc_security_group_(in|e)gress_rule$/,
  /^aws_(default_)?network_acl(_rule)?$/,
  /^aws_(lb|alb)(_listener(_rule|_certificate)?)?$/,
  /^aws_elb$/,
  /^aws_(internet_gateway|egress_only_internet_gateway|eip|eip_association)$/,
  /^aws_(route|route_table|default_route_table|vpc_peering_connection|vpc_endpoint)$/,
  /^aws_(cloudfront_distribution|lambda_function_url|globalaccelerator_.*)$/,
  /^aws_(api_gateway|apigatewayv2)_/,
  /^aws_s3_(bucket|account)_(public_access_block|acl|ownership_controls|website_configuration)$/,
  /^aws_wafv2_web_acl(_association)?$/,
  /^aws_route53_record$/,
];

/** A new one of these takes the place of the old one with each release. */
const REPLACED_BY_ROUTINE = new Set([
  'aws_api_gateway_deployment',
  'aws_ecs_task_definition',
  'aws_lambda_layer_version',
  'aws_launch_configuration',
  'aws_sagemaker_model',
  'null_resource',
  'terraform_data',
]);

/** Whether something that Terraform cannot make again is lost with such a resource. */
export const holdsData = (type: string): boolean => HOLD_DATA.has(type);

/** Whether such a resource says who may do what. */
export const grantsAccess = (type: string): boolean =>
  !GRANT_NOTHING.has(type) && GRANT_ACCESS.some(each => each.test(type));

/** Whether such a resource says what can be reached, and from where. */
export const exposesSomething = (type: string): boolean =>
  EXPOSE.some(each => each.test(type));

/** How carefully the change of one resource must be looked at. */
export interface ResourceRisk {
  level: RiskLevel;
  /** Absent: nothing about it is more than routine. */
  code?: Extract<
    RiskReason['code'],
    'data-loss' | 'destroys' | 'replaces' | 'access' | 'exposure'
  >;
  /** The code in a few words for people. */
  note?: LocalisedText;
}

const NOTES = {
  'data-loss': {
    en: 'what it holds is lost',
    ko: '담긴 데이터가 사라져요',
  },
  destroys: { en: 'goes away', ko: '없어져요' },
  replaces: {
    en: 'is made anew: it is missing meanwhile',
    ko: '새로 만들어져요. 그동안 쓸 수 없어요',
  },
  access: { en: 'who may do what', ko: '접근 권한이 바뀌어요' },
  exposure: {
    en: 'what can be reached, and from where',
    ko: '네트워크 노출 범위가 바뀌어요',
  },
} satisfies Record<string, LocalisedText>;

const judged = (
  level: RiskLevel,
  code: NonNullable<ResourceRisk['code']>,
): ResourceRisk => ({ level, code, note: NOTES[code] });

/**
 * Judges one resource of a plan by its type and what happens to it. What it
 * holds counts above who may use it, and that above being there at all.
 */
export function judgeResource({
  address,
  action,
}: Pick<ResourceChange, 'address' | 'action'>): ResourceRisk {
  const { type, mode } = typeOfAddress(address);
  if (mode === 'data' || action === 'read') return { level: 'none' };
  if (action === 'import' || action === 'move') return { level: 'none' };
  const ends = action === 'delete' || action === 'replace';
  if (ends && holdsData(type)) return judged('high', 'data-loss');
  if (action !== 'forget') {
    if (grantsAccess(type)) return judged('medium', 'access');
    if (exposesSomething(type)) return judged('medium', 'exposure');
  }
  if (action === 'delete') return judged('medium', 'destroys');
  if (action === 'replace') {
    return REPLACED_BY_ROUTINE.has(type)
      ? { level: 'low' }
      : judged('medium', 'replaces');
  }
  // Nobody looks after what is forgotten, but it stays as it is.
  return { level: action === 'forget' ? 'medium' : 'low' };
}

/** Codes of resources, the gravest first. */
const GRAVITY: ResourceRisk['code'][] = [
  'data-loss',
  'access',
  'exposure',
  'destroys',
  'replaces',
  undefined,
];

/** The riskiest first, then by what happens and by address. */
export function byResourceRisk(
  a: Pick<ResourceChange, 'address' | 'action'>,
  b: Pick<ResourceChange, 'address' | 'action'>,
): number {
  const [one, other] = [judgeResource(a), judgeResource(b)];
  return (
    RISK_LEVELS.indexOf(other.level) - RISK_LEVELS.indexOf(one.level) ||
    GRAVITY.indexOf(one.code) - GRAVITY.indexOf(other.code) ||
    RESOURCE_ACTIONS.indexOf(a.action) - RESOURCE_ACTIONS.indexOf(b.action) ||
    (a.address < b.address ? -1 : Number(a.address > b.address))
  );
}
