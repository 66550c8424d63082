import {
  matchLayout,
  placeWordOf,
  regionOf,
  usualPlaceWord,
  type LayoutPattern,
  type Placement,
  type Standards,
} from '@infra-portal/infra-common';
import type { IntentFacts } from './facts';

/** Where stacks stand and what their places say; all of it may be left out. */
export interface LayoutOptions {
  /** Patterns of `portal.yaml`; the first that fits counts. */
  layout?: readonly LayoutPattern[];
  standards?: Pick<Standards, 'environments'> & Partial<Standards>;
}

/** The environment at a place where a pattern expects one. */
const expected = (word: string, { standards }: LayoutOptions) =>
  placeWordOf(word, standards) ?? usualPlaceWord(word);

/** Folder names that say nothing about what is in them. */
const NOISE = new Set([
  ...['terraform', 'tf', 'infra', 'infrastructure', 'iac', 'live', 'src'],
  ...['environments', 'environment', 'envs', 'env', 'stacks', 'stack'],
  ...['accounts', 'account', 'aws', 'deployments', 'deployment', 'projects'],
  ...['products', 'services', 'components', 'regions', 'roots', 'workspaces'],
]);
/** In names of repositories that hold the infrastructure of many products. */
const CENTRAL = new Set([
  ...['infra', 'infrastructure', 'terraform', 'iac', 'platform'],
]);
/** What a folder's pattern says; the pattern's kind too. */
export function fromLayout(
  dir: string,
  options: LayoutOptions,
): (Placement & { kind: LayoutPattern['kind'] }) | undefined {
  for (const pattern of options.layout ?? []) {
    // Where intents stand says nothing about stacks.
    if (pattern.kind === 'intent') continue;
    const found = matchLayout(pattern, dir);
    if (!found) continue;
    const { environment: word, product, service, name } = found;
    const environment = word && expected(word, options);
    const region = found.region && regionOf(found.region);
    // `stacks/a/b/modules` fits a pattern by its shape only.
    if (word && !environment) continue;
    const isShared = pattern.kind === 'shared';
    return {
      kind: pattern.kind,
      layer: isShared ? 'shared' : 'product',
      ...(environment && { environment }),
      ...((product ?? pattern.product) && {
        product: product ?? pattern.product,
      }),
      ...((service ?? name) && { service: service ?? name }),
      ...(region && { region }),
    };
  }
  return undefined;
}

type Split = Pick<Placement, 'environment' | 'region'>;

/** `prod`, `prod-ap-northeast-2` and `ap-northeast-2` as folder names. */
function splitSegment(
  segment: string,
  meaning: (word: string) => string | undefined,
): Split | undefined {
  const region = regionOf(segment);
  if (region) return { region };
  const environment = meaning(segment);
  if (environment) return { environment };
  const dash = segment.indexOf('-');
  const first = dash > 0 && meaning(segment.slice(0, dash));
  const rest = first && regionOf(segment.slice(dash + 1));
  return rest ? { environment: first, region: rest } : undefined;
}

const isSet = ({ environment }: Split) =>
  environment !== undefined && environment !== 'shared';

/** What segments of a path say; words of several meanings only where they must. */
function splitSegments(
  segments: readonly string[],
  { standards }: LayoutOptions,
): [string, Split | undefined][] {
  const plain = (word: string) => placeWordOf(word, standards);
  const all = segments.map((segment): [string, Split | undefined] => [
    segment,
    splitSegment(segment, plain),
  ]);
  if (all.some(([, said]) => said && isSet(said))) return all;
  let isFound = false;
  return all.map(([segment, said]) => {
    if (said || isFound) return [segment, said];
    const usual = splitSegment(segment, usualPlaceWord);
    isFound = usual?.environment !== undefined;
    return [segment, usual];
  });
}

/** Words that are nothing but an environment at the end of a name. */
const ENDING = /^(.+)[-_](dev|stg|stage|staging|prd|prod|production|qa|uat)$/;

/** `shop-staging`, where nothing else names an environment. */
function takeEnding(
  names: string[],
  placement: Placement,
  options: LayoutOptions,
) {
  for (const [index, name] of names.entries()) {
    const [, rest, word] = ENDING.exec(name) ?? [];
    const environment = word && expected(word, options);
    if (!environment) continue;
    placement.environment = environment;
    names[index] = rest;
    return;
  }
}

/**
 * What a folder's name says where no pattern does: an environment and a region
 * wherever they stand, then product and service from the rest, the product of a
 * product's own repository from the repository's name.
 */
export function fromPath(
  dir: string,
  repository: string,
  options: LayoutOptions,
): Placement {
  const placement: Placement = { layer: 'product' };
  const names: string[] = [];
  const segments = dir === '.' ? [] : dir.split('/');
  for (const [segment, said] of splitSegments(segments, options)) {
    // The first one counts: in `shared/dev/network` the layer comes before.
    if (said?.environment === 'shared' && placement.layer === 'product') {
      placement.layer = 'shared';
      placement.environment ??= 'shared';
    } else if (said?.environment && !isSet(placement)) {
      placement.environment = said.environment;
    } else if (!said && !NOISE.has(segment.toLowerCase())) names.push(segment);
    if (said?.region) placement.region = said.region;
  }
  if (placement.environment === undefined)
    takeEnding(names, placement, options);
  const own = repository.slice(repository.lastIndexOf('/') + 1);
  const words = own.split(/[-_]/).filter(word => !CENTRAL.has(word));
  const stem = words.join('-');
  const isCentral = stem !== own.replaceAll('_', '-');
  // `shop-infra` with nothing below but environments is that of one product.
  const isOne = names.length === 0 && stem !== '';
  const product = isCentral ? (isOne && stem) || undefined : own;
  if (placement.layer === 'shared') {
    if (names.length > 0) placement.service = names.join('-');
  } else if (product !== undefined) {
    placement.product = product;
    if (names.length > 0) placement.service = names.join('-');
  } else if (names.length > 0) {
    const [first, ...rest] = names;
    placement.product = first;
    if (rest.length > 0) placement.service = rest.join('-');
  }
  return placement;
}

/** What a service's intent says wins over what its folder's name says. */
export function withIntent(
  placement: Placement,
  intent: IntentFacts | undefined,
): Placement {
  return {
    ...placement,
    ...(intent?.product !== undefined && { product: intent.product }),
    ...(intent?.service !== undefined && { service: intent.service }),
    ...(intent?.owner !== undefined && { owner: intent.owner }),
  };
}
