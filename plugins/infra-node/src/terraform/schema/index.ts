export * from './types';
export type { SchemaFile, BodyText, AttributeText, NestedText } from './format';
export { decodeSchema } from './decode';
export { readSchemaFile, shippedSchemas } from './shipped';
export { schemasOf, type Schemas } from './schemas';
export { parseValueType, valueTypeText } from './valueType';
