import { isObject, isUnknown, ObjectValue, Value } from './codec';

type Json = { [name: string]: unknown };

const strings = (value: Value | undefined): string[] =>
  Array.isArray(value) ? value.map(String) : [];

const objects = (value: Value | undefined): ObjectValue[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

/** AWS writes a list of one as the one. */
const oneOrMore = (list: string[]) => (list.length === 1 ? list[0] : list);

function principals(blocks: ObjectValue[]): unknown {
  const types = new Map<string, string[]>();
  for (const { type, identifiers } of blocks) {
    const name = String(type);
    types.set(name, [...(types.get(name) ?? []), ...strings(identifiers)]);
  }
  if (types.size === 1 && oneOrMore(types.get('*') ?? []) === '*') return '*';
  return Object.fromEntries([...types].map(([k, v]) => [k, oneOrMore(v)]));
}

function conditions(blocks: ObjectValue[]): Json {
  const tests = new Map<string, Map<string, string[]>>();
  for (const { test, variable, values } of blocks) {
    const name = String(test);
    const variables = tests.get(name) ?? new Map<string, string[]>();
    const before = variables.get(String(variable)) ?? [];
    variables.set(String(variable), [...before, ...strings(values)]);
    tests.set(name, variables);
  }
  return Object.fromEntries(
    [...tests].map(([test, variables]) => [
      test,
      Object.fromEntries([...variables].map(([k, v]) => [k, oneOrMore(v)])),
    ]),
  );
}

function statement(block: ObjectValue): Json {
  const result: Json = {};
  if (block.sid) result.Sid = block.sid;
  result.Effect = block.effect ?? 'Allow';
  const lists = [
    ['Action', block.actions],
    ['NotAction', block.not_actions],
    ['Resource', block.resources],
    ['NotResource', block.not_resources],
  ] as const;
  for (const [name, value] of lists) {
    const list = strings(value);
    if (list.length > 0) result[name] = oneOrMore(list);
  }
  const who = objects(block.principals);
  if (who.length > 0) result.Principal = principals(who);
  const whoNot = objects(block.not_principals);
  if (whoNot.length > 0) result.NotPrincipal = principals(whoNot);
  const when = objects(block.condition);
  if (when.length > 0) result.Condition = conditions(when);
  return result;
}

/** Statements of documents given as JSON; what is not JSON has none. */
function statementsOf(documents: string[]): Json[] {
  return documents.flatMap(text => {
    try {
      const found = JSON.parse(text)?.Statement ?? [];
      return Array.isArray(found) ? found : [found];
    } catch {
      return [];
    }
  });
}

/** Later statements take the place of earlier ones with the same `Sid`. */
function override(statements: Json[], by: Json[]): Json[] {
  const sids = new Set(by.map(each => each.Sid).filter(Boolean));
  return [...statements.filter(each => !sids.has(each.Sid)), ...by];
}

/**
 * What the data source `aws_iam_policy_document` answers: its blocks as the
 * JSON of an IAM policy, so that policies can be judged in a simulated plan.
 * @returns the JSON, indented and compact
 */
export function policyDocument(config: ObjectValue) {
  const own = objects(config.statement).map(statement);
  const statements = override(
    [...statementsOf(strings(config.source_policy_documents)), ...own],
    statementsOf(strings(config.override_policy_documents)),
  );
  const id = isUnknown(config.policy_id) ? null : config.policy_id;
  const document = {
    Version: config.version ?? '2012-10-17',
    ...(id ? { Id: id } : {}),
    Statement: statements,
  };
  return {
    json: JSON.stringify(document, null, 2),
    minified_json: JSON.stringify(document),
  };
}
