import {
  compareModuleVersions,
  moduleKey,
  type ModuleFace,
  type ModuleSource,
  parseModuleSource,
  parseVersion,
  type PlannedItem,
} from '@infra-portal/infra-common';
import { editHcl, type HclEdit } from '../terraform/edit';
import { HclError } from '../terraform/read/hclError';
import { lineIndex } from '../terraform/read/lineIndex';
import { literalString } from '../terraform/read/literalString';
import { parseHcl } from '../terraform/read/parse';
import type { Block } from '../terraform/syntax';
import type { SourceText } from '../splice';

/** Arguments of a call that are Terraform's own, not inputs of the module. */
const OWN = new Set([
  'source',
  'version',
  'providers',
  'count',
  'for_each',
  'depends_on',
]);

/** A constraint of a registry that allows one version only. */
const EXACT = /^(=\s*)?v?\d[^\s,]*$/;

export type UpgradeProblem = PlannedItem['problems'][number];

export interface ModuleBump {
  /** Keys of the module, as `moduleKey` writes them. */
  keys: ReadonlySet<string>;
  /** The new version, without `v`. */
  to: string;
  /** What callers see of it then; without it no problems are told. */
  face?: ModuleFace;
}

export interface BumpedModule {
  /** Undefined: nothing changes. */
  after?: string;
  /** Versions that calls had. */
  from: string[];
  problems: UpgradeProblem[];
}

interface Call {
  block: Block;
  name: string;
  version: string;
  edit: HclEdit;
}

function stringOf({ body }: Block, name: string): string | undefined {
  const argument = body.find(
    item => item.kind === 'attribute' && item.name === name,
  );
  return argument?.kind === 'attribute'
    ? literalString(argument.value)
    : undefined;
}

/** What the version of a call stands in: the ref of git, the version of a registry. */
function pinnedAt(block: Block, target: ModuleSource): string | undefined {
  if (target.kind === 'git') return target.ref;
  const constraint =
    target.kind === 'registry' ? stringOf(block, 'version') : undefined;
  return constraint && EXACT.test(constraint.trim()) ? constraint : undefined;
}

/** The call of a block, when it is one of the module at a version that is older. */
function olderCall(block: Block, { keys, to }: ModuleBump): Call | undefined {
  if (block.type !== 'module' || block.labels.length !== 1) return undefined;
  const source = stringOf(block, 'source');
  if (source === undefined) return undefined;
  const target = parseModuleSource(source);
  const key = moduleKey('', { target });
  const pin = pinnedAt(block, target);
  if (!pin || key === undefined || !keys.has(key)) return undefined;
  const isGit = target.kind === 'git';
  const version = parseVersion(
    isGit ? pin.slice(pin.lastIndexOf('/') + 1) : pin.replace(/[\s=]/g, ''),
  );
  const wanted = parseVersion(to);
  if (!version || !wanted || compareModuleVersions(version, wanted) >= 0) {
    return undefined;
  }
  const name = block.labels[0].text;
  const edit: HclEdit = isGit
    ? { kind: 'setModuleRef', module: name, ref: refOfVersion(pin, to) }
    : {
        kind: 'setModuleVersion',
        module: name,
        version: pin.replace(/\d\S*/, to),
      };
  return { block, name, version: version.text, edit };
}

/** The ref of another version, written as the one before. */
export function refOfVersion(ref: string, version: string): string {
  const at = ref.lastIndexOf('/') + 1;
  const v = ref[at] === 'v' ? 'v' : '';
  return `${ref.slice(0, at)}${v}${version}`;
}

function problemsOf(
  { block, name }: Call,
  { face, to }: ModuleBump,
  { file, text }: SourceText,
): UpgradeProblem[] {
  if (!face) return [];
  const lineOf = lineIndex(text);
  const inputs = new Map(face.inputs.map(each => [each.name, each]));
  const given = block.body.flatMap(item =>
    item.kind === 'attribute' && !OWN.has(item.name) ? item : [],
  );
  const unknown = given
    .filter(item => !inputs.has(item.name))
    .map(item => ({
      ...{ file, line: lineOf(item.start) },
      message: {
        en: `Version ${to} has no input "${item.name}".`,
        ko: `${to} 버전에는 입력 "${item.name}"이(가) 없습니다.`,
      },
    }));
  const names = new Set(given.map(item => item.name));
  const missing = face.inputs
    .filter(each => each.default === undefined && !names.has(each.name))
    .map(each => ({
      ...{ file, line: lineOf(block.start) },
      message: {
        en: `Version ${to} needs the input "${each.name}", which module "${name}" does not give.`,
        ko: `${to} 버전에는 입력 "${each.name}"이(가) 필요하지만 모듈 "${name}"이(가) 주지 않습니다.`,
      },
    }));
  return [...unknown, ...missing];
}

/**
 * Moves the calls of a module in one file to a newer version: only the ref of
 * their sources, or of a registry their version, changes. Calls that are as new already, or follow no version, stay.
 * @throws EditConflict when the file cannot be edited exactly
 */
export async function bumpModule(
  source: SourceText,
  bump: ModuleBump,
): Promise<BumpedModule> {
  let calls: Call[];
  try {
    const { body } = parseHcl(source.text, source.file);
    calls = body.flatMap(item =>
      item.kind === 'block' ? olderCall(item, bump) ?? [] : [],
    );
  } catch (error) {
    if (!(error instanceof HclError)) throw error;
    calls = [];
  }
  if (calls.length === 0) return { from: [], problems: [] };
  const after = await editHcl(
    source,
    calls.map(({ edit }) => edit),
  );
  return {
    ...(after !== source.text && { after }),
    from: [...new Set(calls.map(({ version }) => version))],
    problems: calls.flatMap(call => problemsOf(call, bump, source)),
  };
}
