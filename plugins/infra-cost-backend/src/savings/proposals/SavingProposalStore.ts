import type { Amount, SavingProposal } from '@infra-portal/infra-common';
import type { FollowedProposals } from '@infra-portal/infra-node';
import type { Knex } from 'knex';

const PROPOSALS = 'cost_saving_proposals';
/** Variables of one statement; SQLite takes few. */
const CHUNK = 80;
/**
 * Milliseconds for which a merge explains why a saving is still listed. What is
 * listed for longer was not saved by it, and can be proposed once more.
 */
const SETTLES = 60 * 60_000;

/** A pull request for savings of a stack. */
export interface NewSavingProposal {
  /** `host/owner/name` */
  repository: string;
  number: number;
  url: string;
  /** Ref of the stack. */
  stack: string;
  /** Ids of the savings. */
  savings: readonly string[];
  /** What they come to together in a month. */
  monthly: Amount;
  /** Entity ref of who asked for it. */
  createdBy: string;
}

/** A stack, and when its savings were last looked for; ms since 1970. */
export interface LookedFor {
  ref: string;
  foundAt: number;
}

interface Row {
  repository: string;
  number: number;
  stack_ref: string;
  savings: string;
  monthly: string;
  url: string;
  state: 'open' | 'merged' | 'closed';
  created_at: number | string;
  created_by: string;
  decided_at: number | string | null;
}

/** Pull requests of the portal for savings, and what became of them. */
export class SavingProposalStore implements FollowedProposals {
  readonly #knex: Knex;
  readonly #now: () => number;
  readonly #changed: (refs: readonly string[]) => Promise<void>;

  /**
   * @param options.changed told of which stacks something is new
   * @param options.now milliseconds since 1970
   */
  constructor(
    knex: Knex,
    options: {
      changed?: (refs: readonly string[]) => Promise<void>;
      now?: () => number;
    } = {},
  ) {
    this.#knex = knex;
    this.#changed = options.changed ?? (async () => {});
    this.#now = options.now ?? Date.now;
  }

  /** Keeps one; the same pull request is kept once, and open again. */
  async add(proposal: NewSavingProposal): Promise<void> {
    const { repository, number, url, stack, savings, monthly } = proposal;
    await this.#knex(PROPOSALS)
      .insert({
        ...{ repository, number, url, monthly, stack_ref: stack },
        ...{ savings: JSON.stringify(savings), state: 'open' },
        ...{ created_at: this.#now(), created_by: proposal.createdBy },
        decided_at: null,
      })
      .onConflict(['repository', 'number'])
      .merge(['url', 'savings', 'monthly', 'state', 'decided_at']);
    await this.#changed([stack]);
  }

  async setState(
    repository: string,
    number: number,
    state: Row['state'],
  ): Promise<void> {
    const rows: Row[] = await this.#knex(PROPOSALS)
      .where({ repository, number })
      .whereNot({ state });
    if (rows.length === 0) return;
    await this.#knex(PROPOSALS)
      .where({ repository, number })
      .update({ state, decided_at: state === 'open' ? null : this.#now() });
    await this.#changed(rows.map(row => row.stack_ref));
  }

  async open(): Promise<{ repository: string; number: number }[]> {
    return this.#knex(PROPOSALS)
      .select('repository', 'number')
      .where({ state: 'open' })
      .orderBy(['repository', 'number']);
  }

  /**
   * Those that are open, or merged since the stack was looked at, by its ref;
   * the newest first.
   */
  async ofStacks(
    stacks: readonly LookedFor[],
  ): Promise<Map<string, SavingProposal[]>> {
    const foundAt = new Map(stacks.map(each => [each.ref, each.foundAt]));
    const refs = [...foundAt.keys()];
    const found = new Map<string, SavingProposal[]>();
    for (let at = 0; at < refs.length; at += CHUNK) {
      const rows: Row[] = await this.#knex(PROPOSALS)
        .whereIn('stack_ref', refs.slice(at, at + CHUNK))
        .whereNot({ state: 'closed' })
        .orderBy([
          { column: 'created_at', order: 'desc' },
          { column: 'number', order: 'desc' },
        ]);
      for (const row of rows) {
        const ref = row.stack_ref;
        if (!this.#counts(row, foundAt.get(ref)!)) continue;
        found.set(ref, [...(found.get(ref) ?? []), toProposal(row)]);
      }
    }
    return found;
  }

  #counts({ state, decided_at }: Row, foundAt: number): boolean {
    if (state === 'open') return true;
    const at = Number(decided_at ?? 0);
    return at > foundAt && at > this.#now() - SETTLES;
  }
}

function toProposal(row: Row): SavingProposal {
  const { number, url, monthly } = row;
  return {
    ...{ pullRequest: { number, url }, monthly },
    savings: JSON.parse(row.savings),
    state: row.state === 'open' ? 'open' : 'merged',
    createdAt: new Date(Number(row.created_at)).toISOString(),
    createdBy: row.created_by,
  };
}
