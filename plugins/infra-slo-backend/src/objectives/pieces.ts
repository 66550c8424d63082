import { hasSloRules, type Slo } from '@infra-portal/infra-common';
import { ruleFileOf, sloDashboardPlace } from '@infra-portal/infra-node';
import type { SloPiece } from './types';

/** What a repository has, as far as pieces are looked for. */
export interface Tree {
  has(path: string): boolean;
  /** Text of a file that is made of objectives, as it is. */
  textOf(path: string): string | undefined;
  /** The same as it would be made now. */
  wantedOf(path: string): string | undefined;
  urlOf(path: string): string;
}

const WEB = /^https?:\/\//i;

/** `slo/<product>/<service>/…`, wherever the folder `slo` is. */
export function folderOf(
  file: string,
): { product: string; service: string } | undefined {
  const parts = file.split('/').slice(0, -1);
  const [product, service, ...more] = parts.slice(parts.indexOf('slo') + 1);
  if (!parts.includes('slo') || !service || more.length > 0) return undefined;
  return { product, service };
}

function madeOf(path: string, tree: Tree): Omit<SloPiece, 'kind'> {
  const text = tree.textOf(path);
  if (text === undefined) return { state: 'missing', path };
  const isNow = text === tree.wantedOf(path);
  return {
    ...{ state: isNow ? 'present' : 'outdated', path },
    url: tree.urlOf(path),
  };
}

function runbookOf({ runbook }: Slo, tree: Tree): SloPiece {
  if (runbook === undefined) return { kind: 'runbook', state: 'missing' };
  // Whether another server has it is not known; that there is one is said.
  if (WEB.test(runbook)) {
    return { kind: 'runbook', state: 'present', url: runbook };
  }
  const path = runbook.replace(/^\.?\//, '');
  if (!tree.has(path)) return { kind: 'runbook', state: 'missing', path };
  return { kind: 'runbook', state: 'present', path, url: tree.urlOf(path) };
}

/** Alerts are in the rule file; without a policy there are none. */
function alarmsOf({ alerting }: Slo, { state, ...rules }: SloPiece): SloPiece {
  const isAlerting = alerting.page || alerting.ticket || alerting.noData;
  return { ...rules, kind: 'alarms', state: isAlerting ? state : 'missing' };
}

/**
 * What should be beside an objective, and whether it is. Of CloudWatch there are no
 * rules of ours; alarms of it are Terraform, which nothing here looks into.
 */
export function piecesOf(slo: Slo, file: string, tree: Tree): SloPiece[] {
  const runbook = runbookOf(slo, tree);
  if (!hasSloRules(slo)) return [runbook];
  const rules: SloPiece = { kind: 'rules', ...madeOf(ruleFileOf(file), tree) };
  const dashboard = madeOf(sloDashboardPlace(file).path, tree);
  return [
    ...[rules, { kind: 'dashboard' as const, ...dashboard }],
    ...[runbook, alarmsOf(slo, rules)],
  ];
}
