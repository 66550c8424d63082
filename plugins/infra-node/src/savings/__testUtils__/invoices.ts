import { intentPath, validateIntent } from '@infra-portal/infra-common';
import { readYaml } from '../../golden-path/readYaml';
import { renderService } from '../../golden-path/renderService';
import {
  starterPaths,
  starterStandards,
  starterTree,
} from '../../golden-path/__testUtils__/starter';

/** The golden path of the starter that the service is rendered by. */
export const PATH = starterPaths().get('ecs-fargate')!;
/** Its intent, and where that stands. */
export const TEXT = PATH.files.get('tests/dts-invoices/service.yaml')!;
export const FILE = intentPath(starterStandards, 'dts', 'invoices');
/** Of its stack in development. */
export const FOLDER = 'stacks/dts/invoices/dev';

/** Files of the service as they are, and what another intent changes. */
export async function rendered() {
  const files = new Map<string, string>(Object.entries(starterTree()));
  const render = (intentText: string) =>
    renderService({
      intent: readYaml(intentText, FILE, validateIntent),
      ...{ intentText, standards: starterStandards, path: PATH },
      base: async file => files.get(file),
    });
  for (const { path: file, after } of await render(TEXT)) {
    if (after !== undefined) files.set(file, after);
  }
  return { files, render };
}
