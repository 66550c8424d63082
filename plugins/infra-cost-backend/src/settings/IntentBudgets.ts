import {
  type Amount,
  serviceAtPath,
  type Standards,
  toAmount,
} from '@infra-portal/infra-common';
import { type Mirror, readYaml } from '@infra-portal/infra-node';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';

/** USD, as the schema of intents has it. */
const monthlyCost = z.number().nonnegative();
const SYMLINK = '120000';
/** Files that are read before others may go on. */
const TOGETHER = 100;

interface Reading {
  commit: string;
  limits: ReadonlyMap<string, Amount>;
}

/** What the intents of a repository say that services may cost. */
export class IntentBudgets {
  readonly #readings = new WeakMap<Mirror, Reading>();
  /** By object name, so that what did not change is not read again. */
  readonly #known = new WeakMap<Mirror, Map<string, Amount | undefined>>();

  /** @returns limits by `product/service`; of files that cannot be read none */
  async of(
    mirror: Mirror,
    commit: string,
    standards: Standards,
  ): Promise<ReadonlyMap<string, Amount>> {
    const before = this.#readings.get(mirror);
    if (before?.commit === commit) return before.limits;
    const files = (await mirror.list(commit)).flatMap(({ path, mode, id }) => {
      const service =
        mode === SYMLINK ? undefined : serviceAtPath(standards, path);
      return service
        ? [{ id, key: `${service.product}/${service.service}` }]
        : [];
    });
    const budgets = await this.#budgetsOf(
      mirror,
      files.map(({ id }) => id),
    );
    const limits = new Map<string, Amount>();
    for (const { id, key } of files) {
      const limit = budgets.get(id);
      if (limit !== undefined) limits.set(key, limit);
    }
    this.#readings.set(mirror, { commit, limits });
    return limits;
  }

  async #budgetsOf(mirror: Mirror, ids: readonly string[]) {
    const known = this.#known.get(mirror);
    const budgets = new Map(
      ids.flatMap(id => (known?.has(id) ? [[id, known.get(id)] as const] : [])),
    );
    const fresh = [...new Set(ids)].filter(id => !budgets.has(id));
    for (let at = 0; at < fresh.length; at += TOGETHER) {
      const some = fresh.slice(at, at + TOGETHER);
      const texts = await mirror.readObjects(some);
      for (const id of some) budgets.set(id, budgetIn(texts.get(id) ?? ''));
      await setImmediate();
    }
    this.#known.set(mirror, budgets);
    return budgets;
  }
}

/** Undefined where there is none, or the file is broken: who edits it is told. */
function budgetIn(text: string): Amount | undefined {
  try {
    return readYaml(text, 'service.yaml', data => {
      const { budget } = Object(data) as { budget?: unknown };
      const result = monthlyCost.safeParse(budget);
      const value = result.success ? toAmount(result.data) : undefined;
      return { ok: true, value };
    });
  } catch {
    return undefined;
  }
}
