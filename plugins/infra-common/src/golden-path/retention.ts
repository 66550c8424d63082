import type { DeclaredResource } from '../cost/estimate/resources';
import { holdsData } from '../reviews/resourceRisk';
import type { LocalisedText } from '../texts';

/** An argument that keeps a resource from being destroyed, and how it lets go. */
export interface Protection {
  argument: string;
  /** The value that lets go; text as HCL has it. */
  off: 'true' | 'false' | '"INACTIVE"';
  /** The input of modules that says the same, as ours and most others call it. */
  input: { name: string; off: 'true' | 'false' };
}

interface ProtectionRule extends Protection {
  /** Whether an argument with this value holds on to the resource. */
  holds: (value: unknown) => boolean;
}

const flag = (argument: string): ProtectionRule => ({
  ...{ argument, off: 'false' },
  input: { name: 'deletion_protection', off: 'false' },
  holds: value => value === true,
});

/** Argument reference of the AWS provider, by resource type. */
const PROTECTIONS: Record<string, ProtectionRule> = {
  aws_db_instance: flag('deletion_protection'),
  aws_rds_cluster: flag('deletion_protection'),
  aws_docdb_cluster: flag('deletion_protection'),
  aws_neptune_cluster: flag('deletion_protection'),
  aws_dynamodb_table: flag('deletion_protection_enabled'),
  aws_lb: flag('enable_deletion_protection'),
  aws_cognito_user_pool: {
    ...{ argument: 'deletion_protection', off: '"INACTIVE"' },
    input: { name: 'deletion_protection', off: 'false' },
    holds: value => value === 'ACTIVE',
  },
  // AWS deletes no bucket that has objects; nobody knows here whether it has.
  aws_s3_bucket: {
    ...{ argument: 'force_destroy', off: 'true' },
    input: { name: 'force_destroy', off: 'true' },
    holds: value => value !== true,
  },
};

/** What holds on to a resource, undefined when nothing does. */
export function protectionOf({
  type,
  values,
}: Pick<DeclaredResource, 'type' | 'values'>): Protection | undefined {
  const rule = Object.hasOwn(PROTECTIONS, type) ? PROTECTIONS[type] : undefined;
  if (!rule?.holds(values[rule.argument])) return undefined;
  const { holds: _, ...protection } = rule;
  return protection;
}

const text = (en: string, ko: string): LocalisedText => ({ en, ko });

const GONE = text('Nothing of its data is left.', '데이터가 남지 않습니다.');

const databaseLeft = ({ skip_final_snapshot: skipped }: Values) =>
  skipped === true
    ? text(
        'No final snapshot is taken: nothing of its data is left.',
        '최종 스냅샷을 만들지 않으므로 데이터가 남지 않습니다.',
      )
    : text(
        'A final snapshot stays until somebody deletes it.',
        '최종 스냅샷이 남으며, 직접 삭제할 때까지 보관됩니다.',
      );

type Values = DeclaredResource['values'];

/** For so many days, where the files say so. */
const forDays = (days: unknown, usual: number) => {
  const count = typeof days === 'number' ? days : usual;
  return count === 0
    ? GONE
    : text(
        `It can be brought back for ${count} days.`,
        `${count}일 동안 복구할 수 있습니다.`,
      );
};

/** Documented defaults of the AWS provider, in days. */
const USUAL_DAYS = 30;

const LEFT: Record<string, (values: Values) => LocalisedText> = {
  aws_db_instance: databaseLeft,
  aws_rds_cluster: databaseLeft,
  aws_docdb_cluster: databaseLeft,
  aws_neptune_cluster: databaseLeft,
  aws_elasticache_replication_group: ({ final_snapshot_identifier: name }) =>
    typeof name === 'string' && name !== ''
      ? text('A final snapshot stays.', '최종 스냅샷이 남습니다.')
      : GONE,
  aws_s3_bucket: () =>
    text(
      'All objects go, and all earlier versions of them.',
      '모든 객체와 이전 버전이 삭제됩니다.',
    ),
  aws_kms_key: ({ deletion_window_in_days: days }) => forDays(days, USUAL_DAYS),
  aws_secretsmanager_secret: ({ recovery_window_in_days: days }) =>
    forDays(days, USUAL_DAYS),
};

/** What is left of the data of a resource that is destroyed; absent: it has none. */
export function leftAfterDestroy({
  type,
  values,
}: Pick<DeclaredResource, 'type' | 'values'>): LocalisedText | undefined {
  if (!holdsData(type)) return undefined;
  return Object.hasOwn(LEFT, type) ? LEFT[type](values) : GONE;
}

/**
 * The part of a stack that a resource belongs to, as its root calls it:
 * `module.database` of `module.database.aws_db_instance.this[0]`, else the
 * resource without its index. What a module makes is kept or goes as one: a
 * database is of no use without its network and its parameters.
 */
export function partOfStack(address: string): string {
  const [first, second] = address.replace(/\[[^\]]*\]/g, '').split('.');
  return `${first}.${second ?? ''}`;
}
