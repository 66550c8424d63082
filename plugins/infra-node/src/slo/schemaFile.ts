import { sloJsonSchema } from '@infra-portal/infra-common';

/** The text of `openslo.schema.json`, which editors use for files of objectives. */
export const sloSchemaFile = (): string =>
  `${JSON.stringify(sloJsonSchema(), null, 2)}\n`;
