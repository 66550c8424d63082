import type { SloBacktest } from '@infra-portal/infra-common';
import {
  renderObjectives,
  repositoryName,
  type SloFile,
} from '@infra-portal/infra-node';
import { renderProblems } from '../gates/renderGate';
import { readAnswers } from '../previews/readAnswers';
import { goldenPathOf } from '../previews/renderIntent';
import type { DeclaredOptions } from '../previews/types';
import { readRepository } from '../repository/readRepository';
import type { Base, Bases } from '../repository/types';
import { LruMap } from '../util/LruMap';
import type { AskBacktest } from './BacktestClient';

/** Milliseconds for which an answer is the same: a month moves slowly. */
const FRESH = 5 * 60_000;
const MOST_KEPT = 200;

export interface BacktestsOptions {
  bases: Bases;
  ask: AskBacktest;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Whether answers would have kept what they promise. */
export class Backtests {
  readonly #options: BacktestsOptions;
  readonly #known = new LruMap<string, { at: number; answer: SloBacktest }>(
    MOST_KEPT,
  );

  constructor(options: BacktestsOptions) {
    this.#options = options;
  }

  /**
   * Of answers that promise nothing, or are not complete, nothing is told. Others
   * that promise the same are answered from memory for five minutes.
   * @throws NotFoundError where nobody knows numbers of objectives
   */
  async of({
    repository,
    intent,
    signal,
  }: DeclaredOptions): Promise<SloBacktest> {
    const { bases, ask, now } = this.#options;
    const base = await bases.of(repository);
    const files = await filesOf(base, intent);
    const observedAt = new Date(now()).toISOString();
    if (files.length === 0) return { items: [], observedAt };
    const asked = { repository: repositoryName(base.tree.repository), files };
    const key = JSON.stringify(asked);
    const known = this.#known.get(key);
    if (known && now() - known.at < FRESH) return known.answer;
    const answer = await ask(asked, signal);
    this.#known.set(key, { at: now(), answer });
    return answer;
  }
}

async function filesOf({ tree }: Base, given: unknown): Promise<SloFile[]> {
  const model = await readRepository(tree);
  const { standards } = model.reading;
  const { intent } = readAnswers(given);
  if (!standards || !intent) return [];
  try {
    const found = await goldenPathOf(model, intent);
    if ('problem' in found) return [];
    return await renderObjectives(intent, standards, found.path);
  } catch (error) {
    // The preview says what is wrong with a golden path.
    if (renderProblems(error)) return [];
    throw error;
  }
}
