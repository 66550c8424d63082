import { createHash } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import {
  type FixPreview,
  type FixRequest,
  type ModuleSource,
  type OpenedFix,
  type OpenFix,
  type StackSummary,
} from '@infra-portal/infra-common';
import {
  type Actor,
  diffOf,
  fixFinding,
  type FixedFile,
  type ProposalBase,
  Proposals,
  type ProposalsOptions,
  repositoryName,
} from '@infra-portal/infra-node';
import { fixBody, fixTitle } from './pullRequestText';

/** What fixes need to know of what was read. */
export interface KnownStacks {
  stack(name: string): Promise<StackSummary | undefined>;
  /** Tag of the newest released version of a module. */
  newestTag(source: ModuleSource): Promise<string | undefined>;
  /** Constraint that most stacks of a repository give a provider. */
  usualConstraint(
    repository: string,
    provider: string,
  ): Promise<string | undefined>;
}

export interface FixServiceOptions extends ProposalsOptions {
  known: KnownStacks;
}

interface Fix {
  base: ProposalBase;
  file: FixedFile;
  digest: string;
  branch: string;
}

/** Proposes what mends a finding, as a pull request. */
export class FixService {
  readonly #options: FixServiceOptions;
  readonly #proposals: Proposals;

  constructor(options: FixServiceOptions) {
    this.#options = options;
    this.#proposals = new Proposals(options);
  }

  /**
   * What a fix would change.
   * @throws InputError when there is no safe fix, with what to do instead
   */
  async preview(request: FixRequest): Promise<FixPreview> {
    const { base, branch, digest, file } = await this.#fix(request);
    const open = await this.#proposals.find(base, branch);
    return {
      title: fixTitle(request, this.#options.settings.language),
      path: file.path,
      diff: diffOf(file),
      commit: base.commit,
      branch,
      digest,
      ...(open && { pullRequest: open }),
    };
  }

  /**
   * Opens the pull request, or finds the one that proposes the same.
   * @throws ConflictError when the file has changed since the preview
   */
  async open(request: OpenFix, actor: Actor): Promise<OpenedFix> {
    const { language } = this.#options.settings;
    const { base, branch, digest, file } = await this.#fix(request);
    if (digest !== request.digest) {
      throw new ConflictError(
        'The file has changed since you looked at the fix. Look at it once more.',
      );
    }
    return this.#proposals.open(
      {
        base,
        branch,
        files: [file],
        title: fixTitle(request, language),
        body: fixBody(request, actor.displayName, language),
      },
      actor,
    );
  }

  async #fix(request: FixRequest): Promise<Fix> {
    return this.#proposals.startFrom(request.repository, async base => {
      const file = await this.#fixAt(request, base);
      const digest = digestOf(file);
      return {
        base,
        file,
        digest,
        // What changes the same file in the same way is the same proposal.
        branch: `portal/fixes/${request.code}-${digest.slice(0, 10)}`,
      };
    });
  }

  async #fixAt(
    { code, file, line, ...request }: FixRequest,
    { commit, mirror }: ProposalBase,
  ): Promise<FixedFile> {
    const { known } = this.#options;
    const name = repositoryName(mirror.repository);
    const stack = request.stack ? await known.stack(request.stack) : undefined;
    const isHere = stack?.repository.toLowerCase() === name.toLowerCase();
    return fixFinding(
      { code, file, line },
      {
        read: path => mirror.read(commit, path),
        newestTag: source => known.newestTag(source),
        usualConstraint: provider => known.usualConstraint(name, provider),
        ...(stack && isHere && { stack }),
      },
    );
  }
}

function digestOf({ path, before, after }: FixedFile): string {
  const text = JSON.stringify([path, before, after]);
  return createHash('sha256').update(text).digest('hex');
}
