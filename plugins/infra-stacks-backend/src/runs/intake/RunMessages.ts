import { InputError } from '@backstage/errors';
import {
  type AtlantisVoice,
  commentFact,
  DEFAULT_VOICE,
  isPreviewCommit,
  pullFacts,
  type RunFact,
  statusFact,
} from '@infra-portal/infra-common';
import {
  type AtlantisServerSettings,
  repositoryKey,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { z } from 'zod';

/** What is kept of a message until it is worked in: clean, without secrets. */
export interface RunMessage {
  /** `host/owner/name`, as the configuration writes it. */
  repository: string;
  facts: RunFact[];
}

const hash = z.string().regex(/^[0-9a-f]{40,64}$/);
const time = z.string().max(60);
const person = z.object({ login: z.string().max(100) }).nullish();
const repository = z.object({
  full_name: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  html_url: z.url({ protocol: /^https?$/ }),
});

const status = z.object({
  repository,
  id: z.int().positive(),
  sha: hash,
  context: z.string().max(1_000),
  state: z.string().max(20),
  description: z.string().max(2_000).nullish(),
  target_url: z.string().max(5_000).nullish(),
  created_at: time,
  commit: z.object({ commit: z.object({ message: z.string() }) }).nullish(),
  branches: z.array(z.object({ name: z.string() })).nullish(),
});

const comment = z.object({
  repository,
  action: z.string().max(50),
  issue: z.object({
    number: z.int().positive(),
    pull_request: z.unknown().optional(),
  }),
  comment: z.object({
    id: z.int().positive(),
    body: z.string().nullish(),
    html_url: z.string().max(5_000).nullish(),
    created_at: time,
    user: person,
  }),
});

const pull = z.object({
  repository,
  pull_request: z.object({
    number: z.int().positive(),
    title: z.string(),
    html_url: z.string().max(5_000),
    state: z.enum(['open', 'closed']),
    merged: z.boolean().nullish(),
    user: person,
    head: z.object({ sha: hash }),
    updated_at: time,
  }),
});

/** What messages of the forge say of runs, in the repositories of the portal. */
export class RunMessages {
  readonly #names: ReadonlyMap<string, string>;
  readonly #servers: readonly AtlantisServerSettings[];

  constructor(
    repositories: readonly RepositoryRef[],
    servers: readonly AtlantisServerSettings[],
  ) {
    this.#names = new Map(
      repositories.map(each => [repositoryKey(each), repositoryName(each)]),
    );
    this.#servers = servers;
  }

  /** How Atlantis speaks in a repository; as it usually does, where none is configured. */
  voices(name: string): AtlantisVoice[] {
    const own = this.#servers.filter(({ repositories }) =>
      repositories
        ? repositories.some(each => repositoryKey(each) === name.toLowerCase())
        : true,
    );
    return own.length > 0 ? own : [DEFAULT_VOICE];
  }

  /**
   * What a message says of runs.
   * @returns undefined when it says nothing of runs in the portal's repositories
   * @throws InputError when it is not as GitHub writes it
   */
  read(event: string, data: unknown): RunMessage | undefined {
    switch (event) {
      case 'status': {
        const { repository: of, ...raw } = parsed(status, event, data);
        // A plan of what is not even proposed is no run of a stack.
        const branches = raw.branches?.map(({ name }) => name);
        const message = raw.commit?.commit.message;
        if (isPreviewCommit({ branches, message })) return undefined;
        return this.#message(of, name => [
          statusFact(this.voices(name), {
            id: raw.id,
            commit: raw.sha,
            context: raw.context,
            state: raw.state,
            description: raw.description ?? '',
            ...(raw.target_url && { url: raw.target_url }),
            createdAt: raw.created_at,
          }),
        ]);
      }
      case 'issue_comment': {
        const told = parsed(comment, event, data);
        const { action, issue, comment: raw } = told;
        // Atlantis never changes a comment; what others change is not read.
        if (action !== 'created') return undefined;
        return this.#message(told.repository, name => [
          commentFact(this.voices(name), {
            id: raw.id,
            pull: issue.number,
            author: raw.user?.login ?? '',
            body: raw.body ?? '',
            ...(raw.html_url && { url: raw.html_url }),
            createdAt: raw.created_at,
          }),
        ]);
      }
      case 'pull_request': {
        const told = parsed(pull, event, data);
        const { pull_request: raw } = told;
        const closed = raw.merged ? 'merged' : 'closed';
        return this.#message(told.repository, () =>
          pullFacts({
            number: raw.number,
            title: raw.title,
            url: raw.html_url,
            author: raw.user?.login ?? 'ghost',
            state: raw.state === 'open' ? 'open' : closed,
            head: raw.head.sha,
            updatedAt: raw.updated_at,
          }),
        );
      }
      default:
        return undefined;
    }
  }

  /** The repository of a server with this `owner/name`, when there is just one. */
  repositoryOf(
    server: AtlantisServerSettings,
    fullName: string,
  ): string | undefined {
    const wanted = `/${fullName.toLowerCase()}`;
    const own = server.repositories?.map(repositoryKey);
    const found = [...this.#names].filter(
      ([key]) => key.endsWith(wanted) && (!own || own.includes(key)),
    );
    return found.length === 1 ? found[0][1] : undefined;
  }

  #message(
    { full_name, html_url }: z.output<typeof repository>,
    factsOf: (name: string) => (RunFact | undefined)[],
  ): RunMessage | undefined {
    const key = `${new URL(html_url).host}/${full_name}`.toLowerCase();
    const name = this.#names.get(key);
    if (name === undefined) return undefined;
    const facts = factsOf(name).flatMap(fact => fact ?? []);
    return facts.length > 0 ? { repository: name, facts } : undefined;
  }
}

function parsed<T extends z.ZodType>(
  schema: T,
  event: string,
  data: unknown,
): z.output<T> {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  throw new InputError(
    `The message is not what GitHub sends as ${event}: ${z.prettifyError(
      result.error,
    )}`,
  );
}
