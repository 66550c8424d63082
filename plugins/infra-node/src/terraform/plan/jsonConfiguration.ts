/**
 * Terraform's JSON syntax, as far as a plan must look into it. Each function
 * takes the parsed file; what does not have the expected shape is Terraform's
 * to complain about.
 */
type Json = Record<string, unknown>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of a property that is the object's own, as a list of objects. */
function below(parent: unknown, name: string): Json[] {
  if (!isRecord(parent) || !Object.hasOwn(parent, name)) return [];
  const value = parent[name];
  return (Array.isArray(value) ? value : [value]).filter(isRecord);
}

/** Labelled blocks: `{"module": {"a": {…}}}`, or lists anywhere in it. */
function labelled(parent: unknown, type: string): [string, Json][] {
  return below(parent, type).flatMap(group =>
    Object.keys(group).flatMap(label =>
      below(group, label).map((body): [string, Json] => [label, body]),
    ),
  );
}

export function jsonModuleCalls(
  file: unknown,
): { name: string; source: string | undefined }[] {
  return labelled(file, 'module').map(([name, body]) => ({
    name,
    source: typeof body.source === 'string' ? body.source : undefined,
  }));
}

/** Types that are used, and the providers that are required. */
export function jsonTypes(file: unknown, kind: 'resource' | 'data'): string[] {
  return below(file, kind).flatMap(group => Object.keys(group));
}

export function jsonProviderSources(file: unknown): [string, string][] {
  return below(file, 'terraform')
    .flatMap(settings => below(settings, 'required_providers'))
    .flatMap(group =>
      Object.entries(group).map(([name, value]): [string, string] => [
        name,
        isRecord(value) && typeof value.source === 'string'
          ? value.source
          : `hashicorp/${name}`,
      ]),
    );
}

/** All strings of a file; each is a template. */
export function* jsonTemplates(file: unknown): Generator<string> {
  const rest: unknown[] = [file];
  while (rest.length > 0) {
    const value = rest.pop();
    if (typeof value === 'string') yield value;
    else if (typeof value === 'object' && value !== null) {
      rest.push(...Object.values(value).reverse());
    }
  }
}

/**
 * Makes planning reach for no state. Changes the given object.
 * @returns how many remote states are not read
 */
export function neutraliseJson(file: unknown): {
  backend: boolean;
  remoteStates: number;
} {
  let backend = false;
  for (const settings of below(file, 'terraform')) {
    for (const name of ['backend', 'cloud', 'encryption', 'state_store']) {
      backend ||= Object.hasOwn(settings, name);
      delete settings[name];
    }
  }
  let remoteStates = 0;
  for (const group of below(file, 'data')) {
    for (const [, body] of labelled(group, 'terraform_remote_state')) {
      body.backend = 'local';
      body.config = { path: '${timestamp()}' };
      remoteStates += 1;
    }
  }
  return { backend, remoteStates };
}
