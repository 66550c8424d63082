/** A resource of a plan, by its address. */
export interface ResourceAddress {
  /** Calls of modules that lead to it, `module.queue` first, with their keys. */
  modules: { name: string; key?: string }[];
  type: string;
  name: string;
  /** `[0]` or `["a"]`. */
  key?: string;
}

const KEY = String.raw`\[(?:\d{1,9}|"(?:[^"\\\n]|\\.){0,500}")\]`;
const MODULE = new RegExp(String.raw`^module\.([A-Za-z_][\w-]*)(${KEY})?\.`);
const RESOURCE = new RegExp(
  String.raw`^([A-Za-z_][\w-]*)\.([A-Za-z_][\w-]*)(${KEY})?$`,
);

/** Reads the address of a managed resource; undefined where it is none. */
export function parseResourceAddress(
  text: string,
): ResourceAddress | undefined {
  const modules: ResourceAddress['modules'] = [];
  let rest = text;
  for (let call = MODULE.exec(rest); call; call = MODULE.exec(rest)) {
    const [whole, name, key] = call;
    modules.push({ name, ...(key && { key }) });
    rest = rest.slice(whole.length);
  }
  const found = RESOURCE.exec(rest);
  if (!found || found[1] === 'data' || found[1] === 'module') return undefined;
  const [, type, name, key] = found;
  return { modules, type, name, ...(key && { key }) };
}

/** A step into an attribute: a name, a key of a map, or a place in a list. */
export type PathStep = string | number;

const STEP =
  /\.?([A-Za-z_][\w-]*)|\[(\d{1,6})\]|\.?\[?"((?:[^"\\\n]|\\["\\])*)"\]?/y;

/**
 * Reads `tags.team`, `ingress[0].cidr_blocks` and `tags["a.b"]`; undefined where
 * a step cannot be told from its neighbours.
 */
export function parseAttributePath(text: string): PathStep[] | undefined {
  const steps: PathStep[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < text.length) {
    const found = STEP.exec(text);
    if (!found) return undefined;
    const [, name, index, key] = found;
    if (name !== undefined) steps.push(name);
    else if (index !== undefined) steps.push(Number(index));
    else steps.push(key.replaceAll(/\\(["\\])/g, '$1'));
  }
  return typeof steps[0] === 'string' ? steps : undefined;
}
