import type { DiscoveryFinding, Standards } from '@infra-portal/infra-common';
import type { Contents } from './contents';
import { readable, type Folder } from './folders';
import { keysOf } from './tagFacts';

type Required = Standards['tags']['required'];

const quoted = (names: readonly string[]) =>
  names.map(name => `"${name}"`).join(', ');

/**
 * Tags that the standards ask for and a stack does not give: its provider's
 * default tags, or where it has none, the tags of single resources and modules.
 * What cannot be told is not spoken of.
 */
export function tagFindings(
  folder: Folder,
  { resources, calls }: Contents,
  required: Required,
): DiscoveryFinding[] {
  const files = readable(folder);
  const locals = new Map(files.flatMap(({ facts }) => facts.locals ?? []));
  const finding = (
    file: string,
    line: number,
    what: string,
    missing: readonly string[],
  ): DiscoveryFinding => ({
    code: 'missing-required-tag',
    severity: 'warning',
    file,
    line,
    dir: folder.dir,
    message: `${what} without ${quoted(missing)}, which the standards require`,
    remedy: 'Add what is missing to default_tags of the provider.',
  });
  const lacking = (keys: readonly string[]) =>
    required.flatMap(({ name }) => (keys.includes(name) ? [] : name));
  const tagged = files.flatMap(({ path, facts }) =>
    (facts.tagged ?? []).map(each => ({
      ...each,
      file: path,
      keys: keysOf(each.tags, locals),
    })),
  );
  const things =
    calls.length +
    Object.entries(resources).reduce(
      (sum, [type, count]) => (type.startsWith('aws_') ? sum + count : sum),
      0,
    );
  const providers = files.flatMap(({ path, facts }) =>
    (facts.providerBlocks ?? [])
      .filter(({ name }) => name === 'aws')
      .map(each => ({ ...each, file: path })),
  );
  if (things === 0 || providers.length === 0) return [];
  if (providers.some(({ tagsLine }) => tagsLine !== undefined)) {
    const others = tagged.length < things ? [] : tagged;
    return providers.flatMap(({ file, tags, tagsLine }) => {
      const keys = tags && keysOf(tags, locals);
      if (!keys || tagsLine === undefined) return [];
      const missing = lacking(keys).filter(
        name =>
          others.length === 0 ||
          others.some(each => each.keys && !each.keys.includes(name)),
      );
      return missing.length > 0
        ? [finding(file, tagsLine, 'the default tags are', missing)]
        : [];
    });
  }
  return tagged.flatMap(({ name, file, line, keys }) => {
    const missing = keys ? lacking(keys) : [];
    return missing.length > 0
      ? [finding(file, line, `${name} is given tags`, missing)]
      : [];
  });
}
