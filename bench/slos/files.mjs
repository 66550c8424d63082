import fs from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../../scripts/lib/paths.mjs';

const SAMPLE =
  'templates/infrastructure/golden-paths/ecs-fargate/tests/dts-invoices/expected/slo/dts/invoices/prod-availability.slo.yaml';
const SHARED = 'templates/infrastructure/slo/_shared/data-sources.yaml';

/** Ids of the objectives of {@link sloFiles}. */
export const sloIds = count =>
  Array.from(
    { length: count },
    (_, number) => `dts-invoices-${number}-prod-availability`,
  );

/** Files of so many services, an objective each, and what they refer to. */
export function sloFiles(count) {
  const text = fs.readFileSync(fromRoot(SAMPLE), 'utf8');
  const shared = fs.readFileSync(fromRoot(SHARED), 'utf8');
  return [
    { path: 'slo/_shared/data-sources.yaml', text: shared },
    ...Array.from({ length: count }, (_, number) => ({
      path: `slo/dts/invoices-${number}/prod-availability.slo.yaml`,
      text: text.replaceAll('invoices', `invoices-${number}`),
    })),
  ];
}

/** Writes them into a folder. */
export function writeSloFiles(folder, count) {
  for (const file of sloFiles(count)) {
    const whole = path.join(folder, file.path);
    fs.mkdirSync(path.dirname(whole), { recursive: true });
    fs.writeFileSync(whole, file.text);
  }
}
