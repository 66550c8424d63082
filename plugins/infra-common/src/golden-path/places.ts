import { fillPlaceholders, matchLayout, Standards } from '../standards';

type Layout = Pick<Standards, 'layout'>;

/** Name of the file of an intent. */
const INTENT_FILE = 'service.yaml';

/** Where the starter repository keeps them; `layout` may say otherwise. */
const USUAL = {
  intent: 'stacks/{product}/{service}',
  'golden-path': 'golden-paths/{name}',
} as const;

function patternOf({ layout }: Layout, kind: keyof typeof USUAL): string {
  return layout.find(each => each.kind === kind)?.path ?? USUAL[kind];
}

/** Where the intent of a service stands in a repository. */
export function intentPath(
  standards: Layout,
  product: string,
  service: string,
): string {
  const folder = fillPlaceholders(patternOf(standards, 'intent'), {
    product,
    service,
  });
  return `${folder}/${INTENT_FILE}`;
}

/** The service whose intent stands at a path; undefined for other files. */
export function serviceAtPath(
  standards: Layout,
  path: string,
): { product: string; service: string } | undefined {
  if (!path.endsWith(`/${INTENT_FILE}`)) return undefined;
  const folder = path.slice(0, -INTENT_FILE.length - 1);
  const pattern = patternOf(standards, 'intent');
  const found = matchLayout({ path: pattern }, folder);
  if (!found?.product || !found.service) return undefined;
  return { product: found.product, service: found.service };
}

/** The folder of a golden path in a repository. */
export function goldenPathFolder(standards: Layout, name: string): string {
  return fillPlaceholders(patternOf(standards, 'golden-path'), { name });
}
