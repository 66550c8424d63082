import type { DeclaredResource } from '@infra-portal/infra-common';
import type { Body } from './body';
import type { Writer } from './output';
import type { ProviderConfig } from './providers';
import type { ExpandOptions } from './types';

interface Tagged {
  type: string;
  body: Body;
  provider: ProviderConfig | undefined;
  writer: Writer;
  options: ExpandOptions;
}

type Values = DeclaredResource['values'];

/** Whether resources of the type have tags; without a schema, those that set some. */
function takesTags({ type, body, options }: Tagged): boolean {
  const schema = options.schemaOf?.(type);
  return schema ? schema.members.has('tags') : body.arguments.has('tags');
}

/**
 * Adds `tags_all`: the tags of the provider, with the resource's own over them.
 * A resource that takes tags has it, even where there are none.
 */
export function addTags(values: Values, tagged: Tagged): void {
  if (!takesTags(tagged)) return;
  const { body, provider, writer } = tagged;
  const own = body.arguments.get('tags');
  const all: [string, Values[string]][] = [];
  const sources = [
    provider?.defaultTags,
    own && { value: own.value(), from: own },
  ];
  for (const source of sources) {
    if (!source || source.value.kind === 'null') continue;
    const { value, from } = source;
    const data = writer.value(value, from, 'tags_all', []);
    if (data && typeof data === 'object' && !Array.isArray(data)) {
      all.push(...Object.entries(data));
    }
  }
  values.tags_all = Object.fromEntries(all);
}
