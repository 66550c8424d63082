import {
  type CostResource,
  type DeclaredStack,
  type Estimate,
  type EstimateAnswer,
  type PriceBook,
  readCostReport,
  sumEstimates,
} from '@infra-portal/infra-common';
import { LruMap, once } from '@infra-portal/infra-node';
import { createHash } from 'node:crypto';
import type { Infracost, InfracostProject } from './Infracost';
import { InfracostFailure } from './InfracostFailure';
import { planDocument } from './planDocument';
import { usageFile } from './usageFile';

/** Answers that are kept: a form goes back and forth between few. */
const MOST_KEPT = 100;
/** Milliseconds that prices may be old. */
const KEPT_FOR = 60 * 60_000;

export interface Wanted {
  stacks: readonly DeclaredStack[];
  /** What a person assumes, by name of `USAGE_KEYS`. */
  usage: Readonly<Record<string, string>>;
  /** What the price book makes of the same. */
  builtIn: EstimateAnswer;
  book: PriceBook;
}

/** Estimates by the real Infracost, in the words of those by the price book. */
export class InfracostEstimates {
  readonly #program: Pick<Infracost, 'breakdown'>;
  readonly #now: () => number;
  readonly #kept = new LruMap<string, Promise<{ bytes: Buffer; at: number }>>(
    MOST_KEPT,
  );

  constructor(program: Pick<Infracost, 'breakdown'>, now = Date.now) {
    this.#program = program;
    this.#now = now;
  }

  /**
   * The answer of Infracost or, where it has none, that of the price book with
   * the reason. Amounts of both are never in one answer: they would differ for
   * no reason of the service.
   */
  async estimate(wanted: Wanted): Promise<EstimateAnswer> {
    try {
      return await this.#estimate(wanted);
    } catch (error) {
      if (!(error instanceof InfracostFailure)) throw error;
      const infracost = { state: 'failed' as const, reason: error.message };
      return { ...wanted.builtIn, infracost };
    }
  }

  async #estimate(wanted: Wanted): Promise<EstimateAnswer> {
    const { stacks, usage, builtIn, book } = wanted;
    const planned = stacks.map(each => planDocument(each));
    const projects = stacks.map(({ region }, index) => ({
      name: `stack-${index}`,
      plan: JSON.stringify(planned[index].document),
      usage: usageFile(usage, region),
    }));
    const estimates = await this.#priced(projects, book.currency);
    const answer = sumEstimates(
      builtIn.stacks.map((each, index) => ({
        ...each,
        estimate: placed({
          estimate: estimates[index],
          addresses: planned[index].addresses,
          stack: stacks[index],
          builtIn: each.estimate,
        }),
      })),
      { book, observedAt: builtIn.observedAt },
    );
    return {
      ...answer,
      assumptions: builtIn.assumptions,
      infracost: { state: 'used' },
    };
  }

  async #priced(
    projects: readonly InfracostProject[],
    currency: string,
  ): Promise<Estimate[]> {
    const { bytes, at } = await this.#run(projects);
    const receivedAt = new Date(at).toISOString();
    const report = reportOf(bytes, receivedAt);
    if (report.currency !== currency) {
      throw new InfracostFailure(
        `Infracost gave amounts in ${report.currency} instead of ${currency}.`,
      );
    }
    const byName = new Map(
      report.projects.map(({ identity, estimate }) => [
        identity.name,
        estimate,
      ]),
    );
    return projects.map(({ name }) => {
      const found = byName.get(name);
      if (found && found.state !== 'failed') return found;
      const why = found?.problems[0]?.message;
      throw new InfracostFailure(
        `Infracost could not price a stack${why ? `: ${why}` : '.'}`,
      );
    });
  }

  async #run(projects: readonly InfracostProject[]) {
    const text = JSON.stringify(projects);
    const key = createHash('sha256').update(text).digest('hex');
    const known = await this.#kept.get(key);
    if (known && this.#now() - known.at > KEPT_FOR) this.#kept.delete(key);
    return once(this.#kept, key, async () => ({
      bytes: await this.#program.breakdown(projects),
      at: this.#now(),
    }));
  }
}

function reportOf(bytes: Buffer, receivedAt: string) {
  try {
    return readCostReport(bytes, { receivedAt });
  } catch {
    throw new InfracostFailure('What Infracost wrote cannot be read.');
  }
}

/** An estimate with the addresses of the stack, and what is known of its files. */
function placed({
  estimate,
  addresses,
  stack,
  builtIn,
}: {
  estimate: Estimate;
  addresses: ReadonlyMap<string, string>;
  stack: DeclaredStack;
  builtIn: Estimate;
}): Estimate {
  // Nothing is known of it: an amount of zero would say that it is free.
  if (builtIn.state === 'failed') return builtIn;
  const declared = new Map(stack.resources.map(each => [each.address, each]));
  const own = (address: string) => addresses.get(address) ?? address;
  const problems = [
    ...builtIn.problems,
    ...guessed(builtIn),
    ...estimate.problems.map(each => ({
      ...each,
      ...(each.address !== undefined && { address: own(each.address) }),
    })),
  ];
  return {
    ...estimate,
    state: problems.length > 0 ? 'partial' : estimate.state,
    problems,
    resources: estimate.resources.map(resource => {
      const named = withAddresses(resource, own);
      const { file, line } = declared.get(named.address) ?? {};
      return {
        ...named,
        ...(file !== undefined && { file }),
        ...(line !== undefined && { line }),
      };
    }),
  };
}

/** Parts are resources of their own now and then, such as a launch template. */
function withAddresses(
  resource: CostResource,
  own: (address: string) => string,
): CostResource {
  return {
    ...resource,
    address: own(resource.address),
    parts: resource.parts.map(each => withAddresses(each, own)),
  };
}

/** Where a value is missing Infracost takes its own default without a word. */
function guessed({ resources }: Estimate): Estimate['problems'] {
  return resources
    .filter(({ components }) => components.some(({ gap }) => gap === 'value'))
    .map(({ address }) => ({
      severity: 'warning',
      message:
        'Only the plan tells a value that the price depends on; Infracost took its default.',
      address,
    }));
}
