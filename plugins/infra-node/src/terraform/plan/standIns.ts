import path from 'node:path';
import { parseHcl } from '../read/parse';
import type { Block, BodyItem } from '../syntax';
import { splice } from './neutralise';
import { PlanRefusal } from './refusal';
import type { Stage } from './stage';

/** Of the state that stands in for those of other stacks, in the work folder. */
const OTHERS = 'others.tfstate';
/** As `neutralise` leaves what reads another stack's state. */
const UNREAD = '{ path = timestamp()';
const OUTPUT =
  /\bdata\.terraform_remote_state\.[\w-]+(?:\[[^\]\n]{0,200}\])?\.outputs\.([A-Za-z_][\w-]*)/g;

const isBlock = (item: BodyItem): item is Block => item.kind === 'block';

/** What would run programs while something is made. */
function withoutProvisioners(text: string, file: string): string {
  const found = parseHcl(text, file)
    .body.filter(isBlock)
    .filter(({ type }) => type === 'resource')
    .flatMap(({ body }) => body.filter(isBlock))
    .filter(({ type }) => type === 'provisioner');
  return splice(
    text,
    found.map(({ start, end }) => ({
      ...{ start, end },
      text: text.slice(start, end).replace(/[^\n]+/g, ''),
    })),
  );
}

/** Names in the plural are lists in what people write. */
const outputOf = (name: string) =>
  name.endsWith('s')
    ? {
        value: [`${name}-0`, `${name}-1`],
        type: ['tuple', ['string', 'string']],
      }
    : { value: `made-up-${name}`, type: 'string' };

/**
 * A stage that can be applied with providers that make everything up: nothing
 * runs a program, and what other stacks give is made up.
 *
 * @param inside the work folder as Terraform sees it
 * @throws PlanRefusal for JSON files that name provisioners
 */
export function standIns(stage: Stage, inside: string): Stage {
  const files = new Map(stage.files);
  const outputs = new Set<string>();
  const state = path.posix.join(inside, OTHERS);
  for (const [file, content] of stage.files) {
    if (!/\.tf(\.json)?$/.test(file)) continue;
    const text = Buffer.from(content).toString('utf8');
    for (const [, name] of text.matchAll(OUTPUT)) outputs.add(name);
    if (file.endsWith('.json')) {
      if (/"provisioner"/.test(text)) {
        throw new PlanRefusal(
          'refused',
          `${stage.shownPath(file)} names provisioners in JSON.`,
        );
      }
      continue;
    }
    const read = text.replaceAll(UNREAD, () => `{ path = "${state}"`);
    files.set(file, Buffer.from(withoutProvisioners(read, file)));
  }
  const values = [...outputs].map(name => [name, outputOf(name)]);
  const others = {
    ...{ version: 4, terraform_version: '1.0.0', serial: 1, lineage: 'others' },
    ...{ outputs: Object.fromEntries(values), resources: [] },
  };
  files.set(OTHERS, Buffer.from(JSON.stringify(others)));
  return { ...stage, files };
}
