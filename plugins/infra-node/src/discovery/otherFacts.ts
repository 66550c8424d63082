import {
  LineCounter,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { parseVersion } from '@infra-portal/infra-common';
import { literalString } from '../terraform/read/literalString';
import { lineIndex } from '../terraform/read/lineIndex';
import { parseHcl } from '../terraform/read/parse';
import type { Block } from '../terraform/syntax';
import { deprecationIn } from './deprecation';
import { terragruntDependencies } from './terragruntDependencies';
import type {
  AtlantisFacts,
  BrokenFacts,
  ChangelogFacts,
  IntentFacts,
  ReadmeFacts,
  TerragruntFacts,
} from './facts';

/** A list of projects longer than this is nobody's. */
const MOST_PROJECTS = 50_000;
/** No project waits for more. */
const MOST_DEPENDENCIES = 500;

const textOf = (node: unknown, key: string): string | undefined => {
  if (!isMap(node)) return undefined;
  const value = node.get(key);
  return typeof value === 'string' ? value : undefined;
};

/** Folders as git writes them: `./a/` and `a` are one. */
export function normalDir(dir: string): string {
  const parts = dir.split('/').filter(part => part !== '' && part !== '.');
  return parts.join('/') || '.';
}

/** The projects that one waits for, each once. */
function dependsOnOf(project: YAMLMap, lines: LineCounter) {
  const list = project.get('depends_on');
  if (!isSeq(list)) return {};
  const dependsOn = new Map<string, { name: string; line: number }>();
  for (const item of list.items.slice(0, MOST_DEPENDENCIES)) {
    const name = isScalar(item) ? item.value : undefined;
    if (typeof name !== 'string' || dependsOn.has(name)) continue;
    const [start = 0] = (isScalar(item) && item.range) || [];
    dependsOn.set(name, { name, line: lines.linePos(start).line });
  }
  return dependsOn.size > 0 ? { dependsOn: [...dependsOn.values()] } : {};
}

/** The projects of an `atlantis.yaml`. */
export function atlantisFacts(text: string): AtlantisFacts | BrokenFacts {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    const [problem] = error.message.split('\n');
    return { kind: 'broken', line, column: col, problem };
  }
  const list = isMap(document.contents) && document.contents.get('projects');
  const projects: AtlantisFacts['projects'] = [];
  if (isSeq(list)) {
    for (const item of list.items.slice(0, MOST_PROJECTS)) {
      const dir = textOf(item, 'dir');
      if (dir === undefined || !isMap(item)) continue;
      const name = textOf(item, 'name');
      projects.push({
        ...(name !== undefined && { name }),
        dir: normalDir(dir),
        workspace: textOf(item, 'workspace') ?? 'default',
        line: lines.linePos(item.range?.[0] ?? 0).line,
        ...dependsOnOf(item, lines),
      });
    }
  }
  return { kind: 'atlantis', projects };
}

const isBlock =
  (type: string) =>
  (item: { kind: string }): item is Block =>
    item.kind === 'block' && (item as Block).type === type;

/**
 * What a `terragrunt.hcl` runs. One that others include has neither source nor
 * includes of its own.
 * @throws HclError when it cannot be read
 */
export function terragruntFacts(text: string, path: string): TerragruntFacts {
  const { body } = parseHcl(text, path);
  const settings = body.find(isBlock('terraform'));
  const include = body.find(isBlock('include'));
  let source: string | undefined;
  for (const item of settings?.body ?? []) {
    if (item.kind === 'attribute' && item.name === 'source') {
      source = literalString(item.value);
    }
  }
  const first = settings ?? include;
  const dependsOn = terragruntDependencies(body, lineIndex(text));
  return {
    kind: 'terragrunt',
    line: first ? lineIndex(text)(first.start) : 1,
    isUnit: first !== undefined,
    ...(dependsOn.length > 0 && { dependsOn }),
    ...(source !== undefined && { source }),
  };
}

function newestVersion(text: string): string | undefined {
  for (const line of text.split('\n')) {
    const heading = /^##\s{1,8}\[?([^\]\s]{1,80})/.exec(line)?.[1];
    const version = heading && parseVersion(heading);
    if (version) return version.text;
  }
  return undefined;
}

/**
 * The newest released version of a changelog in the form of Keep a Changelog,
 * and whether it says that all of it is out of use.
 */
export function changelogFacts(text: string): ChangelogFacts {
  const version = newestVersion(text);
  const deprecated = deprecationIn(text, 'sentence');
  return {
    kind: 'changelog',
    ...(version !== undefined && { version }),
    ...(deprecated !== undefined && { deprecated }),
  };
}

export function readmeFacts(text: string): ReadmeFacts {
  const deprecated = deprecationIn(text, 'any');
  return { kind: 'readme', ...(deprecated !== undefined && { deprecated }) };
}

/** Product and service that a `service.yaml` names. */
export function intentFacts(text: string): IntentFacts {
  const document = parseDocument(text);
  const root = document.contents;
  const product = textOf(root, 'product');
  const service = textOf(root, 'service') ?? textOf(root, 'name');
  const owner = textOf(root, 'owner');
  return {
    kind: 'intent',
    ...(product !== undefined && { product }),
    ...(service !== undefined && { service }),
    ...(owner !== undefined && { owner }),
  };
}
