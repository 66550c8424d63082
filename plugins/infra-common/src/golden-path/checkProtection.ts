import {
  exceptionCovers,
  fillPlaceholders,
  type EnvironmentName,
  type Standards,
} from '../standards';
import type { Say } from './checkIntent';
import type { ServiceIntent } from './intent';
import type { EnvironmentSettings } from './resolve';

/** Ids by which exceptions name these rules; policies call them the same. */
type Rule = 'rds-multi-az' | 'rds-backups' | 'cache-multi-az';

/**
 * What is said about databases and caches where data must not be lost. A rule
 * that an exception names for the service is left to the policies, which know
 * what day it is.
 */
export function checkProtection(
  intent: ServiceIntent,
  standards: Standards,
  { name, database, cache }: EnvironmentSettings,
  say: Say,
): void {
  const { protection } = standards;
  if (!protection?.environments.includes(name)) return;
  const own = intent.environments[name];
  const applies = (rule: Rule) => !isExcepted(rule, intent, standards, name);
  const at = (part: 'database' | 'cache', field: string) => {
    const override: object = own?.[part] ?? {};
    const isOwn = Object.hasOwn(override, field);
    return isOwn ? ['environments', name, part, field] : [part, field];
  };
  if (database && !database.value.multiAz && applies('rds-multi-az')) {
    say('protection', at('database', 'multiAz'), {
      en: `a database in ${name} needs its copy in a second zone`,
      ko: `다른 가용 영역에 예비본이 있어야 하는 환경입니다: ${name}`,
    });
  }
  const least = protection.backupDays;
  const days = database?.value.backupDays ?? least;
  if (days < least && applies('rds-backups')) {
    say('protection', at('database', 'backupDays'), {
      en: `backups are kept for ${days} days; in ${name} ${least} are the least`,
      ko: `백업을 ${least}일 이상 보관해야 하는 환경입니다: ${name}. 지금은 ${days}일입니다.`,
    });
  }
  if (cache && cache.value.replicas < 1 && applies('cache-multi-az')) {
    say('protection', at('cache', 'replicas'), {
      en: `a cache in ${name} needs a replica in a second zone`,
      ko: `다른 가용 영역에 캐시 복제본이 하나 이상 있어야 하는 환경입니다: ${name}`,
    });
  }
}

/** Whether an exception speaks of a folder that the stack may have. */
function isExcepted(
  rule: Rule,
  { product, service, environments }: ServiceIntent,
  { exceptions, layout, environments: rules, regions }: Standards,
  name: EnvironmentName,
): boolean {
  const values = {
    product,
    service,
    environment: rules[name]?.folder ?? name,
    region: environments[name]?.region ?? regions.default,
  };
  return layout
    .filter(({ kind }) => kind === 'stack')
    .map(({ path }) => fillPlaceholders(path, values))
    .some(folder =>
      exceptions.some(
        each => each.rule === rule && exceptionCovers(each, folder),
      ),
    );
}
