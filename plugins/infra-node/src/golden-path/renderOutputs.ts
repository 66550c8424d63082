import type {
  EnvironmentName,
  GoldenPathOutput,
} from '@infra-portal/infra-common';
import { foldFiles, fromData, type Value } from '../terraform/evaluate';
import { formatHcl } from '../terraform/format';
import { parseHcl } from '../terraform/read/parse';
import type { SourceFile } from '../terraform/syntax';
import type { Delimiter } from './delimiters';
import { formatOf } from './encoders';
import { filesOf, type GoldenPath } from './goldenPath';
import { renderTemplate } from './renderTemplate';
import type { ServiceScope, Values } from './serviceScope';

/** A file that a golden path gives. */
export interface RenderedFile {
  path: string;
  text: string;
  scope: GoldenPathOutput['scope'];
  /** The environment whose stack it belongs to. */
  environment?: EnvironmentName;
  /** The file of the golden path that it is made of, and how that is written. */
  source?: { file: string; delimiter?: Delimiter };
}

/**
 * The files that a golden path gives, without the intent and the lists.
 * @throws DocumentError when two outputs write one file, or a condition is none
 * @throws HclError where a file of the path is wrong
 */
export async function renderOutputs(
  scope: ServiceScope,
): Promise<Map<string, RenderedFile>> {
  const files = new Map<string, RenderedFile>();
  const { outputs } = scope.path.definition;
  for (const [index, output] of outputs.entries()) {
    const isPerStack = output.scope === 'environment';
    for (const name of isPerStack ? scope.environments : [undefined]) {
      for (const copy of copiesOf(scope, output, `outputs[${index}]`, name)) {
        for (const [path, text, file] of await renderCopy(
          scope,
          output,
          copy,
        )) {
          if (files.has(path)) {
            throw scope.problem(
              `outputs[${index}]`,
              `two outputs write ${path}`,
            );
          }
          files.set(path, {
            path,
            text,
            scope: output.scope,
            ...(name && { environment: name }),
            source: { file, delimiter: output.delimiter },
          });
        }
      }
    }
  }
  return files;
}

/** One writing of an output. */
export interface Copy {
  name?: EnvironmentName;
  key?: string;
  values: Values;
}

function copiesOf(
  scope: ServiceScope,
  output: GoldenPathOutput,
  where: string,
  name: EnvironmentName | undefined,
): Copy[] {
  const isShared = output.scope === 'repository';
  const values = scope.values(isShared ? 'repository' : 'service', name);
  if (!scope.holds(output.when, `${where}.when`, name, values)) return [];
  if (output.repeat === undefined) return [{ name, values }];
  const over = scope.valueOf(output.repeat, `${where}.repeat`, values);
  return entriesOf(over).map(([key, value]) => {
    if (!/^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(key)) {
      const shown = JSON.stringify(key);
      throw scope.problem(
        `${where}.repeat`,
        `${shown} cannot be part of a path`,
      );
    }
    const item = fromData({ key });
    const entries = new Map([
      ...(item as Extract<Value, { kind: 'object' }>).entries,
      ['value', value] as const,
    ]);
    return {
      name,
      key,
      values: new Map(values).set('item', { kind: 'object', entries }),
    };
  });
}

/** Keys and values of a map; the texts of a list or set are both. */
function entriesOf(value: Value): [string, Value][] {
  if ('entries' in value) return [...value.entries];
  if (!('items' in value)) return [];
  return value.items.flatMap((each): [string, Value][] =>
    each.kind === 'string' ? [[each.value, each]] : [],
  );
}

type Template = Pick<GoldenPathOutput, 'from' | 'to' | 'format' | 'delimiter'>;

/** The files of one writing of an output: where they go, and what they are of. */
export async function renderCopy(
  scope: ServiceScope,
  output: Template,
  { name, key, values }: Copy,
): Promise<[path: string, text: string, source: string][]> {
  const { path } = scope;
  const sources = filesOf(path, output.from);
  const base = scope.fill(output.to, name, key).replace(/\/$/, '');
  const folder = output.from.replace(/\/$/, '');
  const target = (source: string) =>
    source === output.from ? base : base + source.slice(folder.length);
  const terraform = sources.filter(source => source.endsWith('.tf'));
  const texts = await foldAll(scope, terraform, values);
  const folded = terraform.flatMap(
    (source, index): [string, string, string][] =>
      // A file whose blocks are all left out is no file.
      texts[index].trim() === ''
        ? []
        : [[target(source), texts[index], source]],
  );
  const others = sources
    .filter(source => !source.endsWith('.tf'))
    .map((source): [string, string, string] => {
      const named = `${path.folder}/${source}`;
      const options = { format: output.format, delimiter: output.delimiter };
      const text = path.files.get(source)!;
      // The name that the file will have says what it is.
      const format =
        options.format ?? formatOf(target(source)) ?? formatOf(source);
      return [
        target(source),
        renderTemplate(text, named, values, { ...options, format }),
        source,
      ];
    });
  return [...folded, ...others];
}

async function foldAll(
  { path, standards }: ServiceScope,
  sources: string[],
  values: Values,
): Promise<string[]> {
  const { modules } = path.definition;
  const moduleSource = (name: string) =>
    Object.hasOwn(modules, name)
      ? `git::${standards.modules.url}//${standards.modules.folder}/${name}?ref=${name}/v${modules[name]}`
      : undefined;
  const files = sources.map(source => parsedFile(path, source));
  const folded = foldFiles(files, values, { moduleSource });
  return Promise.all(folded.map(formatHcl));
}

/** Files of golden paths as they were read. */
const parsed = new WeakMap<GoldenPath, Map<string, SourceFile>>();

function parsedFile(path: GoldenPath, source: string): SourceFile {
  const files = parsed.get(path) ?? new Map<string, SourceFile>();
  parsed.set(path, files);
  const known = files.get(source);
  if (known) return known;
  const text = path.files.get(source)!;
  const file = parseHcl(text, `${path.folder}/${source}`);
  files.set(source, file);
  return file;
}
