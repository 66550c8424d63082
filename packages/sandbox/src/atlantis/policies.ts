import type { PolicyResult } from './result';
import { isAllowed, type Policies, type PolicySet } from './settings';
import type { AtlantisStore } from './store';

const counted = (count: number, word: string) =>
  `${count} ${word}${count === 1 ? '' : 's'}`;

/** Asks one set of policies about a plan, in the words of conftest. */
export function conftest(
  { name, rules, approvals }: PolicySet,
  plan: string,
): PolicyResult {
  const broken = rules.filter(({ contains }) => plan.includes(contains));
  const lines = broken.map(
    ({ message }) => `FAIL - <redacted plan file> - main - ${message}\n`,
  );
  const counts = [
    counted(rules.length, 'test'),
    `${rules.length - broken.length} passed`,
    '0 warnings',
    counted(broken.length, 'failure'),
    '0 exceptions',
  ];
  return {
    set: name,
    passed: broken.length === 0,
    output: `${lines.join('')}\n${counts.join(', ')}\n`,
    approvals: [],
    required: approvals,
  };
}

/**
 * Sets of policies that plans of a repository have to pass: those of the server,
 * each with the rules that somebody added for this repository. None where its
 * plans are not checked.
 */
export function policiesOf(
  { repositories, sets }: Policies,
  store: AtlantisStore,
  repo: string,
): PolicySet[] {
  const added = store.policyRules(repo);
  if (added.size === 0 && !isAllowed({ allowlist: repositories }, repo)) {
    return [];
  }
  const known = new Set(sets.map(({ name }) => name));
  const others = [...added.keys()].filter(name => !known.has(name));
  return [
    ...sets,
    ...others.map(name => ({ name, owners: [], approvals: 1, rules: [] })),
  ].map(set => ({
    ...set,
    rules: [...set.rules, ...(added.get(set.name) ?? [])],
  }));
}
