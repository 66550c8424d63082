import type { GateFinding, LocalisedText } from '@infra-portal/infra-common';
import type { ClaimedEnvironment, Claims } from './claims';
import { freePriority } from './listenerPriority';
import { sameFolder, sameJoinedName, writtenByHand } from './takenNames';

/** What is taken already. */
export interface Inventory {
  /** Services with an intent in the repository, except the one that is edited. */
  services: readonly Claims[];
  /** Folders of stacks in the repository that no intent made. */
  directories: readonly string[];
  /** Listener rules, buckets and states of stacks that no intent made. */
  stacks?: readonly ClaimedEnvironment[];
  /** Intents at the heads of other open pull requests. */
  pullRequests: readonly { number: number; url: string; claims: Claims }[];
}

/** Who has it: a service of the repository, or of an open pull request. */
interface Holder {
  claims: Claims;
  number?: number;
  url?: string;
}

type Field = NonNullable<GateFinding['field']>;

const PRIORITY = 'collision.priority';

/**
 * What a service asks for that somebody else has: its name or folder, what its
 * resources are called, a host and path, the priority of a listener rule, a
 * state, a bucket.
 */
export function findCollisions(
  order: Claims,
  inventory: Inventory,
): GateFinding[] {
  const made = writtenByHand(order, inventory.directories);
  const holders: Holder[] = [
    ...inventory.services.map(claims => ({ claims })),
    ...inventory.pullRequests,
  ];
  const free = (priority: number) =>
    freePriority(priority, inventory, order) ?? priority;
  const named = holders.flatMap(holder => withHolder(order, holder, free));
  const nameless = (inventory.stacks ?? []).flatMap(stack =>
    order.environments.flatMap(own =>
      sameFolder(own.directory, stack.directory)
        ? []
        : inEnvironment(own, stack, {
            who: { en: stack.directory, ko: stack.directory },
            free,
          }),
    ),
  );
  return [...made, ...named, ...nameless].filter(isFirstOfItsKind);
}

/** A listener number is the same in all environments: it is said once. */
function isFirstOfItsKind(
  { code, message }: GateFinding,
  index: number,
  all: GateFinding[],
): boolean {
  const isSame = (other: GateFinding) =>
    other.code === code && other.message.en === message.en;
  return code !== PRIORITY || all.findIndex(isSame) === index;
}

/** A priority that nobody has, in place of one that somebody does. */
type Free = (priority: number) => number;

function withHolder(order: Claims, holder: Holder, free: Free): GateFinding[] {
  const { claims, number, url } = holder;
  const shown = `${claims.product}/${claims.service}`;
  const who: LocalisedText =
    number === undefined
      ? { en: shown, ko: shown }
      : {
          en: `${shown} in pull request #${number}`,
          ko: `${shown}, 풀 리퀘스트 #${number}`,
        };
  if (order.product === claims.product && order.service === claims.service) {
    return [nameTaken(shown, number, url)];
  }
  return [
    ...sameJoinedName(order, claims, { who, url }),
    ...order.environments.flatMap(own =>
      claims.environments.flatMap(other =>
        inEnvironment(own, other, { who, url, free }),
      ),
    ),
  ];
}

function nameTaken(shown: string, number?: number, url?: string): GateFinding {
  const taken = number !== undefined;
  return {
    code: 'collision.name',
    severity: 'error',
    message: taken
      ? {
          en: `Pull request #${number} is about ${shown} too.`,
          ko: `같은 서비스를 다루는 풀 리퀘스트가 열려 있습니다: #${number}, ${shown}`,
        }
      : {
          en: `${shown} is there already.`,
          ko: `이미 있는 서비스입니다: ${shown}`,
        },
    remedy: taken
      ? {
          en: 'Wait until it is merged or closed, or choose another name.',
          ko: '병합되거나 닫힐 때까지 기다리거나 다른 이름을 고르십시오.',
        }
      : {
          en: 'Choose another name, or edit that service.',
          ko: '다른 이름을 고르거나 그 서비스를 편집하십시오.',
        },
    field: ['service'],
    ...(url !== undefined && { url }),
  };
}

function inEnvironment(
  own: ClaimedEnvironment,
  other: ClaimedEnvironment,
  { who, url, free }: { who: LocalisedText; url?: string; free: Free },
): GateFinding[] {
  const found: GateFinding[] = [];
  const say = (
    code: string,
    field: Field,
    message: LocalisedText,
    remedy: LocalisedText,
  ) =>
    found.push({
      code: `collision.${code}`,
      severity: 'error',
      message,
      remedy,
      field,
      ...(url !== undefined && { url }),
    });
  const taken = (en: string, ko = en): LocalisedText => ({
    en: `${en} belongs to ${who.en}.`,
    ko: `이미 사용 중입니다: ${ko} (${who.ko})`,
  });
  if (own.rule && other.rule && servesSame(own.rule, other.rule)) {
    say(
      'host',
      ['ingress', 'host'],
      taken(`https://${own.rule.host}${own.rule.path}`),
      {
        en: 'Choose another host name or path.',
        ko: '다른 호스트 이름이나 경로를 고르십시오.',
      },
    );
  }
  if (own.rule && other.rule && hasSamePlace(own, other)) {
    const number = own.rule.priority!;
    const spare = free(number);
    say(
      'priority',
      ['ingress', 'priority'],
      taken(`Listener rule ${number}`, `리스너 규칙 ${number}번`),
      {
        en: `Write a number that is free into ingress.priority, such as ${spare}.`,
        ko: `ingress.priority에 비어 있는 번호를 적으십시오. 예: ${spare}`,
      },
    );
  }
  if (own.state === other.state) {
    say('state', ['service'], taken(own.state), {
      en: 'Two stacks would overwrite each other’s state: choose another name.',
      ko: '두 스택이 서로의 상태를 덮어쓰게 되므로 다른 이름을 고르십시오.',
    });
  } else if (sameFolder(own.directory, other.directory)) {
    say('folder', ['service'], taken(own.directory), {
      en: 'Choose another name.',
      ko: '다른 이름을 고르십시오.',
    });
  }
  for (const bucket of own.buckets) {
    if (!other.buckets.includes(bucket)) continue;
    say('bucket', ['buckets'], taken(bucket), {
      en: 'Choose another name for the bucket.',
      ko: '버킷에 다른 이름을 고르십시오.',
    });
  }
  return found;
}

type Rule = NonNullable<ClaimedEnvironment['rule']>;

/** One listener cannot send the same requests to two services. */
function servesSame(a: Rule, b: Rule): boolean {
  return a.host === b.host && sameFolder(a.path, b.path);
}

/** Every environment has a public and an internal listener of its own. */
function hasSamePlace(a: ClaimedEnvironment, b: ClaimedEnvironment): boolean {
  return (
    a.name === b.name &&
    a.rule!.kind === b.rule!.kind &&
    a.rule!.priority !== undefined &&
    a.rule!.priority === b.rule!.priority
  );
}
