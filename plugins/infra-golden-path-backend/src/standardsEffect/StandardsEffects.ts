import {
  serviceAtPath,
  type Standards,
  type StandardsEffect,
  validateIntent,
} from '@infra-portal/infra-common';
import {
  createFactsCache,
  DocumentError,
  type IntentFile,
  type Mirror,
  MirrorDiscovery,
  readStandards,
  readYaml,
  repositoryKey,
  type RepositoryRef,
  StandardsError,
  standardsEffect,
} from '@infra-portal/infra-node';
import { STANDARDS_FILE } from '../repository/standardsOf';
import type { ReviewedPulls } from '../review/ReviewedPulls';
import { LruMap, once } from '../util/LruMap';

export interface StandardsEffectsOptions {
  pulls: Pick<ReviewedPulls, 'open'>;
  now: () => Date;
}

const NOTHING = {
  ...{ problems: [], broken: [], mended: [] },
  counts: { broken: 0, mended: 0, services: 0, stacks: 0 },
};

/** What pull requests that edit the standards would make non-compliant. */
export class StandardsEffects {
  readonly #options: StandardsEffectsOptions;
  readonly #cache = createFactsCache();
  readonly #discoveries = new Map<string, MirrorDiscovery>();
  /** By repository, head and base: they never change. */
  readonly #known = new LruMap<string, Promise<StandardsEffect>>(100);

  constructor(options: StandardsEffectsOptions) {
    this.#options = options;
  }

  /** @throws as `ReviewedPulls.open` */
  async of(
    repository: RepositoryRef,
    number: number,
  ): Promise<StandardsEffect> {
    const { head, mergeBase, mirror } = await this.#options.pulls.open(
      repository,
      number,
    );
    const key = `${repositoryKey(repository)} ${head} ${mergeBase}`;
    return once(this.#known, key, () => this.#effect(mirror, head, mergeBase));
  }

  async #effect(
    mirror: Mirror,
    head: string,
    base: string,
  ): Promise<StandardsEffect> {
    const now = this.#options.now();
    const shared = { head, observedAt: now.toISOString() };
    const [old, text] = await Promise.all(
      [base, head].map(commit => mirror.read(commit, STANDARDS_FILE)),
    );
    if (old === text) return { ...shared, ...NOTHING, changed: false };
    const [before, after] = [read(old), read(text)];
    if ('problems' in after) {
      const { problems = [] } = after;
      return { ...shared, ...NOTHING, changed: true, problems };
    }
    // Standards that could not be used hold nobody to anything.
    if ('problems' in before) return { ...shared, ...NOTHING, changed: true };
    const discovery = this.#discovery(mirror);
    const was = await discovery.at(head, now, base);
    const is = await discovery.at(head, now);
    const services = await intentsAt(mirror, head, after.standards);
    const effect = standardsEffect({
      ...{ before: before.standards, after: after.standards, services },
      findings: { before: was.found.findings, after: is.found.findings },
    });
    const stacks = is.found.stacks.length;
    return {
      ...shared,
      ...effect,
      ...{ changed: true, problems: [] },
      counts: { ...effect.counts, services: services.length, stacks },
    };
  }

  #discovery(mirror: Mirror): MirrorDiscovery {
    const key = repositoryKey(mirror.repository);
    const known = this.#discoveries.get(key);
    if (known) return known;
    const made = new MirrorDiscovery(mirror, this.#cache);
    this.#discoveries.set(key, made);
    return made;
  }
}

function read(text = '') {
  try {
    return { standards: readStandards(text, STANDARDS_FILE) };
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    return {
      problems: error.problems.map(({ line, message }) => ({ line, message })),
    };
  }
}

async function intentsAt(
  mirror: Mirror,
  commit: string,
  standards: Standards,
): Promise<IntentFile[]> {
  // Golden paths have intents too, which are examples.
  const entries = (await mirror.list(commit)).filter(
    ({ path, mode }) =>
      mode.startsWith('100') && serviceAtPath(standards, path),
  );
  const texts = await mirror.readObjects(entries.map(({ id }) => id));
  return entries.flatMap(({ path, id }) => {
    try {
      const intent = readYaml(texts.get(id) ?? '', path, validateIntent);
      return [{ path, intent }];
    } catch (error) {
      // Its own pull request is told what is wrong with it.
      if (error instanceof DocumentError) return [];
      throw error;
    }
  });
}
