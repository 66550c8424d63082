import { isDeepStrictEqual } from 'node:util';
import {
  minimalIntent,
  type ServiceIntentInput,
} from '@infra-portal/infra-common';
import { parseDocument } from 'yaml';
import { EditConflict } from '../splice/editConflict';
import { editYaml, type YamlEdit, type YamlValue } from '../yaml';

const FILE = 'service.yaml';
const MOST_ALIASES = 100;

type Data = Record<string, YamlValue>;

/**
 * The text of a `service.yaml`: the answers that are not defaults, in the order
 * of the schema. With the text before, only what differs is edited; comments,
 * the order of what is there, and every other byte stay.
 * @throws EditConflict when the text before is no YAML
 */
export function writeIntent(
  intent: ServiceIntentInput,
  before?: string,
): string {
  const data = before === undefined ? {} : dataOf(before);
  const wanted = minimal(intent);
  const differences = differencesOf(minimal(data), wanted, []);
  const ordered = inOrderOf(data, wanted) as Data;
  return differences.reduce(
    (text, edit) => applied(text, edit, ordered),
    before ?? '',
  );
}

function dataOf(text: string): Data {
  const source = { file: FILE, text };
  // Refuses what is no YAML, and says where.
  editYaml(source, []);
  let data: unknown;
  try {
    data = parseDocument(text, { prettyErrors: false }).toJS({
      maxAliasCount: MOST_ALIASES,
    });
  } catch (error) {
    const why = (error as Error).message;
    throw new EditConflict(source, 0, `${why}.`, 'Write it without aliases.');
  }
  return isMap(data) ? data : {};
}

function minimal(intent: object): Data {
  return minimalIntent(intent as ServiceIntentInput) as unknown as Data;
}

/** The same value, what is there in the order in which it is there. */
function inOrderOf(there: unknown, value: YamlValue): YamlValue {
  if (!isMap(there) || !isMap(value)) return value;
  const known = Object.keys(there).filter(key => Object.hasOwn(value, key));
  const fresh = Object.keys(value).filter(key => !Object.hasOwn(there, key));
  return Object.fromEntries(
    [...known, ...fresh].map(key => [key, inOrderOf(there[key], value[key])]),
  );
}

function isMap(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function differencesOf(was: Data, wanted: Data, path: string[]): YamlEdit[] {
  const gone = Object.keys(was)
    .filter(key => !Object.hasOwn(wanted, key))
    .map(key => ({ kind: 'remove' as const, path: [...path, key] }));
  const keys = Object.keys(wanted);
  const given = keys.flatMap((key, index): YamlEdit[] => {
    const at = [...path, key];
    const value = wanted[key];
    if (!Object.hasOwn(was, key)) {
      const later = keys
        .slice(index + 1)
        .find(each => Object.hasOwn(was, each));
      return [{ kind: 'set', path: at, value, before: later }];
    }
    if (isDeepStrictEqual(was[key], value)) return [];
    if (isMap(was[key]) && isMap(value)) {
      return differencesOf(was[key], value, at);
    }
    return [{ kind: 'set', path: at, value }];
  });
  return [...gone, ...given];
}

/** Where a part cannot be edited in place, what holds it is written anew. */
function applied(text: string, edit: YamlEdit, wanted: Data): string {
  try {
    return editYaml({ file: FILE, text }, [edit]);
  } catch (error) {
    if (!(error instanceof EditConflict) || edit.path.length < 2) throw error;
    const path = edit.path.slice(0, -1);
    const value = path.reduce<any>((at, step) => at[step], wanted);
    return applied(text, { kind: 'set', path, value }, wanted);
  }
}
