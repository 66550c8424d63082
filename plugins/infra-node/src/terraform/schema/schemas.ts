import type { BlockSchema, ProviderSchema, TypeKind } from './types';

/** Several providers, asked as one. */
export interface Schemas {
  providers: ProviderSchema[];
  resourceSchema(type: string): BlockSchema | undefined;
  dataSchema(type: string): BlockSchema | undefined;
  typeSchema(kind: TypeKind, type: string): BlockSchema | undefined;
  /** By the local name, which is the last part of the source by default. */
  provider(name: string): ProviderSchema | undefined;
  /** The provider a type belongs to by its prefix: `aws` of `aws_s3_bucket`. */
  providerOf(type: string): ProviderSchema | undefined;
}

/** @param providers the first one wins where two have the same name */
export function schemasOf(providers: ProviderSchema[]): Schemas {
  const byName = new Map<string, ProviderSchema>();
  for (const each of providers) {
    const name = each.source.split('/').at(-1) ?? each.source;
    if (!byName.has(name)) byName.set(name, each);
  }
  const providerOf = (type: string) => byName.get(type.split('_', 1)[0]);
  const typeSchema = (kind: TypeKind, type: string) =>
    providerOf(type)?.type(kind, type);
  return {
    providers,
    typeSchema,
    resourceSchema: type => typeSchema('resource', type),
    dataSchema: type => typeSchema('data', type),
    provider: name => byName.get(name),
    providerOf,
  };
}
