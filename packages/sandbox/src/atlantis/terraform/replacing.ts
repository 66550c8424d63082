/**
 * Arguments that cannot be changed in place, of the types that stacks here use
 * most. The schemas of providers do not tell this; what is missing here is
 * shown as a change in place.
 */
const REPLACING: Record<string, string[]> = {
  aws_subnet: ['cidr_block', 'availability_zone', 'vpc_id'],
  aws_vpc: ['cidr_block'],
  aws_s3_bucket: ['bucket', 'bucket_prefix'],
  aws_sqs_queue: ['name', 'fifo_queue'],
  aws_sns_topic: ['name', 'fifo_topic'],
  aws_iam_role: ['name', 'name_prefix', 'path'],
  aws_iam_policy: ['name', 'path'],
  aws_security_group: ['name', 'name_prefix', 'description', 'vpc_id'],
  aws_lb: ['name', 'internal', 'load_balancer_type'],
  aws_lb_target_group: ['name', 'port', 'protocol', 'vpc_id', 'target_type'],
  aws_cloudwatch_log_group: ['name'],
  aws_ecr_repository: ['name'],
  aws_dynamodb_table: ['name', 'hash_key', 'range_key'],
  aws_kms_alias: ['name'],
  aws_instance: ['ami', 'subnet_id', 'availability_zone'],
  aws_ecs_cluster: ['name'],
  terraform_data: ['triggers_replace'],
};

/** A new revision is a new resource, whatever differs but the tags. */
const ALWAYS_NEW = new Set(['aws_ecs_task_definition']);

/** Whether a change of this argument makes the resource anew. */
export function replaces(type: string, argument: string): boolean {
  if (ALWAYS_NEW.has(type)) return argument !== 'tags';
  return Object.hasOwn(REPLACING, type) && REPLACING[type].includes(argument);
}
