import {
  DEFAULT_WORKSPACE,
  type EnvironmentName,
  type EnvironmentSettings,
  fillPlaceholders,
  formatStackRef,
  type GoldenPathDefinition,
  type Origin,
  type PreviewEnvironment,
  resolveEnvironment,
  type ServiceIntent,
  type Standards,
} from '@infra-portal/infra-common';
import type { RepositoryRef } from '@infra-portal/infra-node';

/** Environments in the order in which they are reached. */
const ORDER: EnvironmentName[] = ['shared', 'dev', 'stg', 'prod'];

/** Environments of an intent that the standards know. */
export function deployedTo(intent: ServiceIntent, standards: Standards) {
  return ORDER.filter(
    name =>
      intent.environments[name] &&
      standards.environments[name] &&
      standards.sizes[name],
  );
}

/** Where a service will be, and what counts there. */
export function environmentsOf(
  intent: ServiceIntent,
  standards: Standards,
  path: Pick<GoldenPathDefinition, 'stack'>,
  { host, owner, name: repository }: RepositoryRef,
): PreviewEnvironment[] {
  return deployedTo(intent, standards).map(name => {
    const settings = resolveEnvironment(intent, standards, name);
    const directory = fillPlaceholders(path.stack, {
      product: intent.product,
      service: intent.service,
      environment: standards.environments[name]?.folder ?? name,
      region: settings.region.value,
    });
    const url = urlOf(intent, standards, name);
    return {
      name,
      account: settings.account.value,
      region: settings.region.value,
      directory,
      stack: formatStackRef({
        host,
        repository: `${owner}/${repository}`,
        dir: directory,
        workspace: DEFAULT_WORKSPACE,
      }),
      ...(url && { url }),
      settings: settingsOf(intent, settings),
    };
  });
}

function urlOf(
  { ingress }: ServiceIntent,
  standards: Standards,
  name: EnvironmentName,
): string | undefined {
  const zone = standards.environments[name]?.zone;
  if (ingress.kind === 'none' || !ingress.host || !zone) return undefined;
  return `https://${ingress.host}.${zone}${ingress.path}`;
}

type Setting = PreviewEnvironment['settings'][number];

function settingsOf(
  intent: ServiceIntent,
  settings: EnvironmentSettings,
): Setting[] {
  const { region, cpu, memory, count, image, database, cache } = settings;
  const own = intent.environments[settings.name];
  const plain = { region, cpu, memory, count, image };
  const found = Object.entries(plain).flatMap(([name, setting]) =>
    setting ? [{ name, value: setting.value, origin: setting.origin }] : [],
  );
  return [
    ...found,
    ...membersOf('database', database?.value, intent.database, own?.database),
    ...membersOf('cache', cache?.value, intent.cache, own?.cache),
  ];
}

/** Chosen for safety by environment when nobody says otherwise. */
const SAFETY = new Set(['multiAz', 'backupDays', 'protected', 'replicas']);

/** The members of a part, each with where it comes from. */
function membersOf(
  part: string,
  values: object | undefined,
  said: object | undefined,
  own: object | undefined,
): Setting[] {
  return Object.entries(values ?? {}).map(([name, value]) => ({
    name: `${part}.${name}`,
    value,
    origin: originOf(name, said, own),
  }));
}

function originOf(
  name: string,
  said: object | undefined,
  own: object | undefined,
): Origin {
  const has = (data: object | undefined) =>
    data !== undefined &&
    Object.hasOwn(data, name) &&
    (data as Record<string, unknown>)[name] !== undefined;
  if (has(own)) return 'environment';
  if (has(said)) return 'intent';
  return SAFETY.has(name) ? 'safety' : 'standards';
}
