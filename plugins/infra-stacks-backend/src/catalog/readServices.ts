import { posix } from 'node:path';
import {
  type EnvironmentName,
  fillPlaceholders,
  serviceAtPath,
  type ServiceIntent,
  type Standards,
  validateIntent,
} from '@infra-portal/infra-common';
import {
  goldenPathFolder,
  type Mirror,
  type MirrorEntry,
  readStandards,
  readYaml,
} from '@infra-portal/infra-node';
import { z } from 'zod';

/** A service as a repository describes it at one commit. */
export interface DescribedService {
  /** Path of its `service.yaml`. */
  path: string;
  /** The content of that file: its object in git. */
  id: string;
  intent: ServiceIntent;
  stacks: {
    environment: EnvironmentName;
    /** Where the folder's name says it. */
    region?: string;
    dir: string;
    /** The folder is there. */
    exists: boolean;
  }[];
}

/** Files that cannot be used, each with the reason. */
export type Complaint = (path: string, reason: string) => void;

const PORTAL_FILE = 'portal.yaml';
const USUAL_STACK = 'stacks/{product}/{service}/{environment}';
/** Only that of a golden path which says where its stacks go. */
const definition = z.object({ stack: z.string().min(1).default(USUAL_STACK) });

type Layout = Pick<Standards, 'layout'>;

/** What was made of files' contents before, so that each is read once. */
export class IntentCache {
  #last = new Map<string, ServiceIntent | string>();
  #used = new Map<string, ServiceIntent | string>();

  /** Forgets what was not asked for since it was called last. */
  turn() {
    this.#last = this.#used;
    this.#used = new Map();
  }

  /** The intent in a file, or what is wrong with it. */
  read({ path, id }: MirrorEntry, text: string): ServiceIntent | string {
    const key = `${id} ${path}`;
    const known = this.#used.get(key) ?? this.#last.get(key);
    const result = known ?? parsed(path, text);
    this.#used.set(key, result);
    return result;
  }
}

function parsed(path: string, text: string): ServiceIntent | string {
  try {
    return readYaml(text, path, validateIntent);
  } catch (error) {
    return (error as Error).message;
  }
}

/**
 * Reads the services of a commit. A file that cannot be used is complained
 * about, and the others are read all the same.
 * @param wanted only these files; default: all
 */
export async function readServices(
  mirror: Mirror,
  commit: string,
  { cache, complain }: { cache: IntentCache; complain: Complaint },
  wanted?: (file: MirrorEntry) => boolean,
): Promise<DescribedService[]> {
  const entries = await mirror.list(commit);
  const layout = await layoutOf(mirror, commit, complain);
  const files = entries.filter(
    file =>
      file.mode.startsWith('100') &&
      file.path.endsWith('/service.yaml') &&
      serviceAtPath(layout, file.path) &&
      (!wanted || wanted(file)),
  );
  const texts = await mirror.readObjects(files.map(({ id }) => id));
  const patterns = new Map<string, Promise<string>>();
  const patternOf = (name: string) => {
    const known = patterns.get(name);
    if (known) return known;
    const pattern = stackPattern(mirror, commit, layout, name, complain);
    patterns.set(name, pattern);
    return pattern;
  };
  const folders = new Set(entries.map(({ path }) => posix.dirname(path)));
  const services: DescribedService[] = [];
  for (const file of files) {
    const intent = readIntent(file, texts.get(file.id), layout, {
      cache,
      complain,
    });
    if (!intent) continue;
    const pattern = await patternOf(intent.goldenPath.name);
    const stacks = stacksOf(intent, pattern, layout.environments).map(
      stack => ({ ...stack, exists: folders.has(stack.dir) }),
    );
    services.push({ path: file.path, id: file.id, intent, stacks });
  }
  return services;
}

async function layoutOf(
  mirror: Mirror,
  commit: string,
  complain: Complaint,
): Promise<Layout & Partial<Standards>> {
  const text = await mirror.read(commit, PORTAL_FILE);
  if (text === undefined) return { layout: [] };
  try {
    return readStandards(text, PORTAL_FILE);
  } catch (error) {
    complain(PORTAL_FILE, (error as Error).message);
    return { layout: [] };
  }
}

function readIntent(
  file: MirrorEntry,
  text: string | undefined,
  layout: Layout,
  { cache, complain }: { cache: IntentCache; complain: Complaint },
): ServiceIntent | undefined {
  const { path } = file;
  if (text === undefined) {
    complain(path, 'is larger than the portal reads');
    return undefined;
  }
  const intent = cache.read(file, text);
  if (typeof intent === 'string') {
    complain(path, intent);
    return undefined;
  }
  const place = serviceAtPath(layout, path);
  const { product, service } = intent;
  if (place?.product === product && place.service === service) return intent;
  complain(path, `describes ${product}/${service}, which is another folder`);
  return undefined;
}

async function stackPattern(
  mirror: Mirror,
  commit: string,
  layout: Layout,
  name: string,
  complain: Complaint,
): Promise<string> {
  const file = `${goldenPathFolder(
    layout as Standards,
    name,
  )}/golden-path.yaml`;
  const text = await mirror.read(commit, file);
  if (text === undefined) return USUAL_STACK;
  try {
    return readYaml(text, file, data => {
      const { stack } = definition.parse(data);
      return { ok: true, value: stack };
    });
  } catch (error) {
    complain(file, (error as Error).message);
    return USUAL_STACK;
  }
}

function stacksOf(
  { product, service, environments: asked }: ServiceIntent,
  pattern: string,
  environments: Standards['environments'] = {},
) {
  return Object.entries(asked).map(([name, own]) => ({
    environment: name as EnvironmentName,
    ...(pattern.includes('{region}') && { region: own?.region }),
    dir: fillPlaceholders(pattern, {
      product,
      service,
      environment: environments[name as EnvironmentName]?.folder ?? name,
      region: own?.region,
    }),
  }));
}
