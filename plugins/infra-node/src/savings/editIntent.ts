import type {
  SavingChange,
  ServiceIntentInput,
} from '@infra-portal/infra-common';
import { parse } from 'yaml';
import { writeIntent } from '../golden-path/writeIntent';
import { LeaveSaving, type RenderedFrom } from './types';

type Data = Record<string, unknown>;

/** Fields of an environment in the intent, by type of resource and argument. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  'aws_ecs_task_definition.cpu': ['cpu'],
  'aws_ecs_task_definition.memory': ['memory'],
  'aws_ecs_service.desired_count': ['count', 'min'],
  'aws_db_instance.instance_class': ['database', 'instance'],
  'aws_db_instance.multi_az': ['database', 'multiAz'],
  'aws_elasticache_replication_group.node_type': ['cache', 'node'],
  'aws_elasticache_cluster.node_type': ['cache', 'node'],
};

const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const typeOf = (address: string) =>
  /([A-Za-z_]\w*)\.[\w-]+(\[[^\]]*\])?$/.exec(address)?.[1];

function withValue(
  data: unknown,
  path: readonly string[],
  to: unknown,
): unknown {
  if (path.length === 0) return to;
  const [step, ...rest] = path;
  const record = isData(data) ? data : {};
  return { ...record, [step]: withValue(record[step], rest, to) };
}

/** Numbers of an intent are numbers, however Terraform has them. */
const toValue = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;

/**
 * The text of an intent that asks for what a saving wants; all other bytes stay.
 * @throws LeaveSaving when the intent has no field for it
 * @throws EditConflict when the text is no YAML
 */
export function editIntent(
  { text, environment }: RenderedFrom,
  changes: readonly SavingChange[],
): string {
  const sets = changes.map(change => {
    const { address } = change;
    if (change.kind === 'usage' || change.kind === 'hours') return undefined;
    const name =
      change.kind === 'set'
        ? `${typeOf(address)}.${change.path.join('.')}`
        : '';
    if (change.kind !== 'set' || !Object.hasOwn(FIELDS, name)) {
      throw new LeaveSaving('notInIntent', address);
    }
    return {
      path: ['environments', environment, ...FIELDS[name]],
      to: toValue(change.to),
    };
  });
  const data = sets.reduce<unknown>(
    (all, each) => (each ? withValue(all, each.path, each.to) : all),
    parse(text, { maxAliasCount: 100 }),
  );
  return writeIntent(data as ServiceIntentInput, text);
}
