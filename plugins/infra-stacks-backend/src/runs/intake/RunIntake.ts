import {
  type AtlantisComment,
  foldRuns,
  parseComment,
  type RunFact,
  type RunsSignal,
} from '@infra-portal/infra-common';
import { LruMap } from '@infra-portal/infra-node';
import { createHash } from 'node:crypto';
import type { RunStore, Scope } from '../store';
import type { KnownStacks } from '../Stacks';
import type { ProjectPlaces } from './ProjectPlaces';
import type { RunMessage } from './RunMessages';

/** Comments that are kept read: a pull request is folded again with each word. */
const KEPT_COMMENTS = 500;

export interface RunIntakeOptions {
  store: RunStore;
  places: ProjectPlaces;
  stacks: { known(): Promise<KnownStacks> };
  /** Tells browsers, and whoever else wants to know. */
  changed: (signal: RunsSignal) => Promise<void>;
}

/** Works in what was said of runs. */
export class RunIntake {
  readonly #options: RunIntakeOptions;
  readonly #comments = new LruMap<string, AtlantisComment>(KEPT_COMMENTS);

  constructor(options: RunIntakeOptions) {
    this.#options = options;
  }

  /** Keeps what was said, and makes the runs anew that it is about. */
  async take(message: RunMessage): Promise<void> {
    await this.takeAll([message]);
  }

  /** The same for many: what they are about is made anew once. */
  async takeAll(messages: readonly RunMessage[]): Promise<void> {
    const said = new Map<string, RunFact[]>();
    for (const { repository, facts } of messages) {
      if (facts.length === 0) continue;
      const before = said.get(repository);
      if (before) before.push(...facts);
      else said.set(repository, [...facts]);
    }
    for (const [repository, facts] of said) await this.#take(repository, facts);
  }

  async #take(repository: string, facts: readonly RunFact[]): Promise<void> {
    const { store, changed } = this.#options;
    await store.add(repository, facts);
    const stacks = new Set<string>();
    const pulls = new Set<number>();
    let some = false;
    const scopes = await store.scopesOf(repository, facts);
    const made = await this.#refold(repository, scopes);
    for (const [index, scope] of scopes.entries()) {
      const changes = made[index];
      if (changes.changed.length + changes.removed.length === 0) continue;
      some = true;
      changes.stacks.forEach(each => stacks.add(each));
      if ('pull' in scope) pulls.add(scope.pull);
    }
    if (!some) return;
    await changed({
      repositories: [repository],
      stacks: [...stacks],
      pullRequests: [...pulls],
    });
  }

  async #refold(repository: string, scopes: readonly Scope[]) {
    const { store, places, stacks } = this.#options;
    const commits = await Promise.all(
      scopes.map(scope => store.commitsOf(scope)),
    );
    const [identify, known] = await Promise.all([
      places.at(repository, [...new Set(commits.flat())]),
      stacks.known(),
    ]);
    const web = `https://${repository}/pull/`;
    return store.refold(
      repository,
      scopes,
      (scope, facts) =>
        foldRuns(facts, {
          identify,
          ...('pull' in scope && { pull: scope.pull }),
          parse: body => this.#parse(body),
          pullRequestUrl: number => pullUrl(facts, number) ?? `${web}${number}`,
        }),
      ref => known.byRef.get(ref)?.product,
    );
  }

  #parse(body: string): AtlantisComment {
    const key = createHash('sha256').update(body).digest('base64');
    const known = this.#comments.get(key);
    if (known) return known;
    const parsed = parseComment(body);
    this.#comments.set(key, parsed);
    return parsed;
  }
}

/** The address of another pull request, by the one that is known. */
function pullUrl(
  facts: readonly RunFact[],
  number: number,
): string | undefined {
  for (const fact of facts) {
    if (fact.kind !== 'pull' || fact.url === '') continue;
    return fact.url.replace(/\/\d+$/, `/${number}`);
  }
  return undefined;
}
