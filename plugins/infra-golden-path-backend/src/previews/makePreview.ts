import {
  type Gate,
  GATES,
  type GateId,
  type Preview,
} from '@infra-portal/infra-common';
import { repositoryName } from '@infra-portal/infra-node';
import { REASONS } from '../gates/reasons';
import { brokenStandards } from '../gates/standardsGate';
import { gateOf } from '../gates/types';
import { readRepository } from '../repository/readRepository';
import type { Base } from '../repository/types';
import { propose } from './propose';
import { readAnswers } from './readAnswers';
import type { Outcomes, PreviewTools } from './tools';
import type { Prepared, PreviewOptions } from './types';

/** Goes through all gates, as far as the answers carry. */
export async function makePreview(
  base: Base,
  options: PreviewOptions,
  tools: PreviewTools,
): Promise<Prepared> {
  const model = await readRepository(base.tree);
  const outcomes: Outcomes = {};
  const preview: Preview = {
    repository: repositoryName(base.tree.repository),
    base: { branch: base.tree.branch, commit: base.tree.commit },
    files: [],
    environments: [],
    gates: [],
    plans: [],
    observedAt: base.observedAt,
  };
  const made: Prepared = { preview, changes: [], product: '', service: '' };
  const { standards } = model.reading;
  if (!standards) outcomes.standards = brokenStandards(model.reading);

  const { intent, findings } = readAnswers(options.intent);
  outcomes.intent = { findings };
  if (intent) {
    const { product, service } = intent;
    Object.assign(made, { product, service });
    preview.branch = `portal/${product}/${service}/${options.change}`;
    if (standards) {
      await propose({
        ...{ model, standards, intent, options, outcomes, made, tools },
      });
    }
  }
  const missing = { answers: !intent, standards: !standards };
  preview.gates = gatesOf(outcomes, missing, tools);
  return made;
}

interface Missing {
  answers: boolean;
  standards: boolean;
}

/** Why a gate that has no outcome was not run. */
function reasonOf(id: GateId, missing: Missing, hasFiles: boolean) {
  if (missing.answers) return REASONS.incomplete;
  if (missing.standards) return REASONS.noStandards;
  if (!hasFiles) return REASONS.notRendered;
  if (id === 'terraform') return REASONS.noTerraform;
  return REASONS.notAsked;
}

function gatesOf(
  outcomes: Outcomes,
  missing: Missing,
  { now }: PreviewTools,
): Gate[] {
  const at = new Date(now()).toISOString();
  const hasFiles = outcomes.format !== undefined;
  return GATES.map(id => {
    const reason = reasonOf(id, missing, hasFiles);
    return gateOf(id, outcomes[id] ?? { reason }, at);
  });
}
