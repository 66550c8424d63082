import { hasSloRules, type Slo } from '@infra-portal/infra-common';
import {
  ruleFileOf,
  ruleFileText,
  type SloFile,
} from '@infra-portal/infra-node';
import type { SloPiece } from './types';

/** What a repository has, as far as pieces are looked for. */
export interface Tree {
  has(path: string): boolean;
  /** Text of a rule file. */
  ruleText(path: string): string | undefined;
  urlOf(path: string): string;
}

/** The folder of dashboards; each service has one. */
const DASHBOARDS = 'dashboards';
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

/**
 * What should be beside an objective, and whether it is.
 * @param own all objectives of the file
 */
export function piecesOf(
  slo: Slo,
  source: SloFile,
  own: readonly Slo[],
  tree: Tree,
): SloPiece[] {
  // Alarms of CloudWatch are made by Terraform; nothing here knows them.
  if (!hasSloRules(slo)) return [runbookOf(slo, tree)];
  const rules = rulesOf(source, own.filter(hasSloRules), tree);
  return [
    rules,
    dashboardOf(source.path, tree),
    runbookOf(slo, tree),
    alarmsOf(slo, rules),
  ];
}

function rulesOf(
  source: SloFile,
  own: readonly Slo[],
  tree: Tree,
): SloPiece & { kind: 'rules' } {
  const path = ruleFileOf(source.path);
  const text = tree.ruleText(path);
  if (text === undefined) return { kind: 'rules', state: 'missing', path };
  const isNow = text === ruleFileText(source, own);
  return {
    ...{ kind: 'rules', state: isNow ? 'present' : 'outdated', path },
    url: tree.urlOf(path),
  };
}

function dashboardOf(file: string, tree: Tree): SloPiece {
  const folder = folderOf(file);
  if (!folder) return { kind: 'dashboard', state: 'missing' };
  const path = `${DASHBOARDS}/${folder.product}/${folder.service}.json`;
  if (!tree.has(path)) return { kind: 'dashboard', state: 'missing', path };
  return { kind: 'dashboard', state: 'present', path, url: tree.urlOf(path) };
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
