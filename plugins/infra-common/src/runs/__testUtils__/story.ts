import type { RunFact } from '../fold';
import {
  appliedFacts,
  commentFact,
  commitFact,
  pullFacts,
  type RawComment,
  type RawPull,
  type RawStatus,
  statusFact,
} from '../intake';

export const VOICES = [
  { statusName: 'atlantis', user: 'atlantis-bot', executable: 'atlantis' },
];

const isFact = <T>(fact: T | undefined): fact is T => fact !== undefined;

/** What happens around one pull request, as GitHub and Atlantis tell it. */
export class Story {
  readonly statuses: RawStatus[] = [];
  readonly comments: RawComment[] = [];
  readonly pulls: RawPull[] = [];
  readonly commits: string[] = [];
  /** Facts as webhooks bring them, in the order in which things happened. */
  readonly facts: RunFact[] = [];
  readonly #number: number;
  #now = Date.parse('2026-11-02T09:00:00Z');
  #id = 80; // Numbers of two and three digits: they are no texts.

  constructor(number = 7) {
    this.#number = number;
  }

  get now() {
    return new Date(this.#now).toISOString();
  }

  pass(seconds: number) {
    this.#now += seconds * 1_000;
    return this;
  }

  pull(commit: string, state: RawPull['state'] = 'open') {
    const raw: RawPull = {
      number: this.#number,
      title: 'Add a queue',
      url: `https://github.com/acme/infra/pull/${this.#number}`,
      author: 'developer',
      state,
      head: commit,
      updatedAt: this.now,
    };
    this.pulls.push(raw);
    if (!this.commits.includes(commit)) this.commits.push(commit);
    this.facts.push(...pullFacts(raw));
    return this;
  }

  status(commit: string, what: string, state: string, description = '') {
    const raw: RawStatus = {
      id: (this.#id += 1),
      commit,
      context: `atlantis/${what}`,
      state,
      description,
      ...(what.includes(':') && { url: 'https://atlantis.example/jobs/1' }),
      createdAt: this.now,
    };
    this.statuses.push(raw);
    this.facts.push(...[statusFact(VOICES, raw)].filter(isFact));
    return this;
  }

  comment(body: string, author = 'atlantis-bot') {
    const raw: RawComment = {
      id: (this.#id += 1),
      pull: this.#number,
      author,
      body,
      createdAt: this.now,
    };
    this.comments.push(raw);
    this.facts.push(...[commentFact(VOICES, raw)].filter(isFact));
    return this;
  }

  applied(commit: string, dir: string, success = true, project?: string) {
    this.facts.push(
      ...appliedFacts(
        {
          kind: 'applied',
          ...{ pull: this.#number, commit, dir, success, project },
          ...{ workspace: 'default', user: 'developer' },
        },
        this.#now,
      ),
    );
    return this;
  }

  /** Facts as asking the forge brings them, at the end. */
  poll(): RunFact[] {
    const last = this.pulls.at(-1)!;
    return [
      ...pullFacts(last),
      ...this.commits.map(each =>
        commitFact(last.number, each, Date.parse(last.updatedAt)),
      ),
      ...this.statuses.map(each => statusFact(VOICES, each)).filter(isFact),
      ...this.comments.map(each => commentFact(VOICES, each)).filter(isFact),
    ];
  }
}
