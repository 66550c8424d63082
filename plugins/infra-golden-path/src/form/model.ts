import { answerAt, keyOf, withAnswer, type Answers } from './answers';
import { serviceEnvironments, type FormContext } from './context';
import { supportsPart } from './supports';
import { FIELDS, type Derived, type Field } from './fields';

/** Deep equality of JSON. */
export const same = (a: unknown, b: unknown) =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

/** Whether a question is asked, with these answers and this golden path. */
export function isShown(
  field: Field,
  context: FormContext,
  answers: Answers,
): boolean {
  return (
    supportsPart(context, keyOf(field.path)) &&
    (field.shows?.(context, answers) ?? true)
  );
}

/** What holds for a question, and why; without a value nothing does. */
export function valueOf(
  field: Field,
  context: FormContext,
  answers: Answers,
): Derived {
  const said = answerAt(answers, field.path);
  if (said !== undefined) {
    const isOld = same(said, answerAt(context.before, field.path));
    return { value: said, origin: isOld ? 'file' : 'answer' };
  }
  return defaultOf(field, context, answers);
}

/** What holds when the person says nothing. */
export function defaultOf(
  field: Field,
  context: FormContext,
  answers: Answers,
): Derived {
  const derived =
    context.mode === 'create' ? field.derive?.(context, answers) : undefined;
  return derived ?? { value: field.fallback, origin: 'standards' };
}

/** Parts of the intent that are lists of named things. */
export const NAMED_PARTS = [
  'buckets',
  'queues',
  'topics',
  'secrets',
  'variables',
] as const;
export type NamedPart = (typeof NAMED_PARTS)[number];

const isEmpty = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 0;

/** Every environment of the organisation, unless the person chose some. */
export function environmentsOf(
  context: FormContext,
  answers: Answers,
): Record<string, unknown> {
  const said = answers.environments;
  if (typeof said === 'object' && said !== null && !Array.isArray(said)) {
    return said as Record<string, unknown>;
  }
  if (context.mode === 'edit') return {};
  return Object.fromEntries(
    serviceEnvironments(context.model).map(({ name }) => [name, {}]),
  );
}

/**
 * The data of `service.yaml` that the answers mean. A new one says only what
 * differs from the defaults; an edited one keeps all that its file says.
 * What the golden path does not know is left out.
 */
export function toIntent(
  context: FormContext,
  answers: Answers,
): Record<string, unknown> {
  const { goldenPath: _chosen, environments: _said, ...rest } = answers;
  let intent: Answers = { version: 1 };
  const put = (path: Field['path'], value: unknown) => {
    intent = withAnswer(intent, path, value);
  };
  // Whatever the form does not ask itself stays as it was said.
  const own = new Set(FIELDS.map(({ path }) => String(path[0])));
  for (const each of FIELDS) {
    const { value, origin } = valueOf(each, context, answers);
    // Of a file nothing is lost that the golden path merely does not ask.
    const said = origin === 'answer' || origin === 'file';
    const keep = context.mode === 'edit' && said;
    const asked = keep
      ? each.shows?.(context, answers) ?? true
      : isShown(each, context, answers);
    if (!asked) continue;
    if (value === undefined || value === '') continue;
    if (keep || each.required || !same(value, each.fallback)) {
      put(each.path, shapeOnly(each, value));
    }
  }
  for (const [name, value] of Object.entries(rest)) {
    if (own.has(name) || value === undefined || isEmpty(value)) continue;
    const known = name === 'extra' || supportsPart(context, name);
    if (known || context.mode === 'edit') put([name], value);
  }
  const { path } = context;
  const pinned = answerAt(answers, ['goldenPath', 'version']);
  if (path) {
    const version = context.mode === 'edit' && pinned ? pinned : path.version;
    put(['goldenPath'], { name: path.name, version });
  } else if (answers.goldenPath !== undefined) {
    put(['goldenPath'], answers.goldenPath);
  }
  put(['environments'], environmentsOf(context, answers));
  return intent;
}

/** A switch such as `database` holds its own questions: their answers follow. */
function shapeOnly(field: Field, value: unknown): unknown {
  const key = `${keyOf(field.path)}.`;
  const isSwitch = FIELDS.some(({ path }) => keyOf(path).startsWith(key));
  if (!isSwitch || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).filter(
      ([name]) => !FIELDS.some(({ path }) => keyOf(path) === `${key}${name}`),
    ),
  );
}

/** The answers that a `service.yaml` gives; {@link toIntent} gives it back. */
export function answersOf(intent: Record<string, unknown>): Answers {
  const { $schema: _editor, version: _version, ...answers } = intent;
  return answers;
}
