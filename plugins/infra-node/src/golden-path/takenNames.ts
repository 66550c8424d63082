import type { GateFinding, LocalisedText } from '@infra-portal/infra-common';
import type { ClaimedEnvironment, Claims } from './claims';

/** Folders with and without a slash at the end are the same. */
const trimmed = (folder: string) =>
  folder.endsWith('/') ? folder.replace(/\/+$/, '') : folder;

export const sameFolder = (a: string, b: string) => trimmed(a) === trimmed(b);

/**
 * What is said of stacks that somebody wrote by hand where a service would have
 * its own: of the name where no environment is left, else of each environment.
 */
export function writtenByHand(
  order: Claims,
  directories: readonly string[],
): GateFinding[] {
  const { environments } = order;
  const taken = environments.filter(own =>
    directories.some(each => sameFolder(own.directory, each)),
  );
  if (taken.length === 0) return [];
  return taken.length === environments.length
    ? [nameByHand(order, taken)]
    : taken.map(folderByHand);
}

function nameByHand(
  { product, service }: Claims,
  taken: readonly ClaimedEnvironment[],
): GateFinding {
  const shown = `${product}/${service}`;
  const folders = taken.map(({ directory }) => directory).join(', ');
  return {
    code: 'collision.folder',
    severity: 'error',
    message: {
      en: `${shown} is there already, written by hand: ${folders}.`,
      ko: `직접 작성한 스택으로 이미 있는 서비스입니다: ${shown} (${folders})`,
    },
    remedy: {
      en: 'Choose another service name. The portal takes over nothing that was written by hand; to change it, edit its files.',
      ko: '다른 서비스 이름을 고르십시오. 포털은 직접 작성한 스택을 넘겨받지 않으므로, 그 스택을 바꾸려면 파일을 편집하십시오.',
    },
    field: ['service'],
  };
}

function folderByHand({ name, directory }: ClaimedEnvironment): GateFinding {
  return {
    code: 'collision.folder',
    severity: 'error',
    message: {
      en: `${directory} has a stack that was written by hand.`,
      ko: `직접 작성한 스택이 이미 있는 폴더입니다: ${directory}`,
    },
    remedy: {
      en: 'Choose another service name, or leave the environment out.',
      ko: '다른 서비스 이름을 고르거나 이 환경을 빼십시오.',
    },
    field: ['environments', name],
  };
}

/**
 * Two services whose names differ only in where the product ends, such as
 * a-b/c and a/b-c: roles, log groups and all else that is called after them
 * would be the same, and so is their entry in the catalog.
 * @param who the other, as it is shown; `url` of its pull request
 */
export function sameJoinedName(
  order: Claims,
  other: Claims,
  { who, url }: { who: LocalisedText; url?: string },
): GateFinding[] {
  const link = url === undefined ? {} : { url };
  const resources = sharedResourceName(order, other);
  if (resources !== undefined) {
    return [{ ...sameResources(resources, who), ...link }];
  }
  return order.component === other.component
    ? [{ ...sameEntry(order.component, who), ...link }]
    : [];
}

function sharedResourceName(order: Claims, other: Claims): string | undefined {
  return order.environments
    .map(({ resourceName }) => resourceName)
    .find(name =>
      other.environments.some(({ resourceName }) => resourceName === name),
    );
}

function sameResources(name: string, who: LocalisedText): GateFinding {
  return {
    code: 'collision.resource-name',
    severity: 'error',
    message: {
      en: `Resources called ${name} belong to ${who.en}.`,
      ko: `리소스 이름을 이미 사용 중입니다: ${name} (${who.ko})`,
    },
    remedy: {
      en: 'Their names are made of product and service, and AWS takes each once: choose another service name.',
      ko: '리소스 이름은 제품과 서비스 이름으로 만들며 AWS에서 겹칠 수 없으므로 다른 서비스 이름을 고르십시오.',
    },
    field: ['service'],
  };
}

/** No environment in common: both can be, but one hides the other. */
function sameEntry(name: string, who: LocalisedText): GateFinding {
  return {
    code: 'collision.catalog-name',
    severity: 'warning',
    message: {
      en: `In the catalog, ${name} is ${who.en}.`,
      ko: `카탈로그에서 이미 사용 중인 이름입니다: ${name} (${who.ko})`,
    },
    remedy: {
      en: 'The catalog shows one of two with the same name: choose another service name to see both.',
      ko: '카탈로그는 이름이 같은 둘 중 하나만 보여 주므로, 둘 다 보려면 다른 서비스 이름을 고르십시오.',
    },
    field: ['service'],
  };
}
